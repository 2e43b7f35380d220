//! Tables of text (RFC 4180), row by row. Our own reader, because a quote that is never closed has to be told with its
//! line: readers that forgive it take the rest of the file for one cell.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{Limits, Place, ReadError, Refusal};

/// A row and the line on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'t> {
    /// From 1.
    pub line: u64,
    cells: Vec<Cow<'t, str>>,
}

impl Row<'_> {
    /// The cell of a column, without spaces around it; empty where the table or the row has none.
    #[must_use]
    pub fn get(&self, columns: &Columns, name: &str) -> &str {
        columns.0.get(name).and_then(|at| self.cells.get(*at)).map_or("", |cell| cell.trim())
    }

    /// How many cells it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }
}

/// Where each column stands, by its name in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(BTreeMap<String, usize>);

impl Columns {
    /// Of a row of names.
    #[must_use]
    pub fn of(row: &Row<'_>) -> Self {
        let named = row.cells.iter().enumerate();
        Self(named.map(|(at, cell)| (cell.trim().to_lowercase(), at)).collect())
    }

    /// Whether all of these are there.
    #[must_use]
    pub fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.0.contains_key(*name))
    }

    /// The last place that one of these stands at: a row that has it is whole.
    #[must_use]
    pub fn last_of(&self, names: &[&str]) -> usize {
        names.iter().filter_map(|name| self.0.get(*name)).max().copied().unwrap_or_default()
    }
}

/// The rows of a table that are not blank.
#[derive(Debug)]
pub struct Rows<'t> {
    rest: &'t str,
    line: u64,
    separator: char,
    file: String,
    most_bytes: usize,
}

/// The columns of a table and the rows below them. None where no row has all of the names: some apps write a few lines
/// before their table.
///
/// # Errors
/// `damaged_text` and `line_too_long`, with the line.
pub fn table<'t>(
    text: &'t str,
    names: &[&str],
    file: &str,
    limits: &Limits,
) -> Result<Option<(Columns, Rows<'t>)>, ReadError> {
    let first = text.lines().find(|line| line.to_lowercase().contains(names.first().copied().unwrap_or_default()));
    let mut rows = Rows {
        rest: text,
        line: 1,
        separator: separator_of(first.unwrap_or_default()),
        file: file.to_owned(),
        most_bytes: limits.line_bytes,
    };
    for _ in 0..MOST_LINES_BEFORE {
        let Some(row) = rows.next().transpose()? else { break };
        let columns = Columns::of(&row);
        if columns.have(names) {
            return Ok(Some((columns, rows)));
        }
    }
    Ok(None)
}

/// The most rows before the names of the columns.
const MOST_LINES_BEFORE: usize = 20;

/// The sign that stands most often between the names of columns: spreadsheets of some countries write another.
fn separator_of(header: &str) -> char {
    let count = |sign: char| header.matches(sign).count();
    [',', ';', '\t'].into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(',')
}

/// What stands behind a cell.
enum Behind {
    Cell,
    Row,
}

impl<'t> Rows<'t> {
    fn row(&mut self) -> Result<Row<'t>, ReadError> {
        let (line, begin) = (self.line, self.rest.len());
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell()?);
            if begin - self.rest.len() > self.most_bytes {
                return Err(self.refused(Refusal::LineTooLong, line));
            }
            if matches!(self.step_over(), Behind::Row) {
                return Ok(Row { line, cells });
            }
        }
    }

    fn cell(&mut self) -> Result<Cow<'t, str>, ReadError> {
        let Some(mut inside) = self.rest.strip_prefix('"') else { return Ok(Cow::Borrowed(self.plain())) };
        let begin = self.line;
        let mut text = String::new();
        loop {
            let at = inside.find('"').ok_or_else(|| self.refused(Refusal::DamagedText, begin))?;
            let (part, rest) = inside.split_at(at);
            if text.len() + part.len() > self.most_bytes {
                return Err(self.refused(Refusal::LineTooLong, begin));
            }
            self.line += part.matches('\n').count() as u64;
            text.push_str(part);
            inside = rest.strip_prefix('"').unwrap_or(rest);
            let Some(doubled) = inside.strip_prefix('"') else { break };
            text.push('"');
            inside = doubled;
        }
        self.rest = inside;
        // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
        text.push_str(self.plain());
        Ok(Cow::Owned(text))
    }

    /// Takes everything up to the end of the cell.
    fn plain(&mut self) -> &'t str {
        let end = self.rest.find([self.separator, '\n', '\r']).unwrap_or(self.rest.len());
        let (cell, rest) = self.rest.split_at(end);
        self.rest = rest;
        cell
    }

    fn step_over(&mut self) -> Behind {
        if let Some(rest) = self.rest.strip_prefix(self.separator) {
            self.rest = rest;
            return Behind::Cell;
        }
        self.skip_line_end();
        Behind::Row
    }

    fn skip_line_end(&mut self) -> bool {
        let rest = ["\r\n", "\n", "\r"].iter().find_map(|end| self.rest.strip_prefix(end));
        if let Some(rest) = rest {
            self.rest = rest;
            self.line += 1;
        }
        rest.is_some()
    }

    fn refused(&self, refusal: Refusal, line: u64) -> ReadError {
        ReadError::at(refusal, Place::line(self.file.clone(), line))
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<Row<'t>, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.skip_line_end() {}
        if self.rest.is_empty() {
            return None;
        }
        let row = self.row();
        if row.is_err() {
            self.rest = "";
        }
        Some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        let limits = Limits::default();
        let (columns, rows) = table(text, &["a", "b"], "t.csv", &limits).unwrap().unwrap();
        rows.map(|row| {
            let row = row.unwrap();
            (row.line, ["a", "b"].map(|name| row.get(&columns, name).to_owned()).to_vec())
        })
        .collect()
    }

    #[test]
    fn quotes_commas_and_lines_stand_in_cells() {
        let text = "note before\n\nB,A\r\n2,\"one \"\"two\"\",\nthree\"\n\n\"x\"y,z\rlast,";
        let read = rows(text);
        let owned = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        assert_eq!(read, [(4, owned(["one \"two\",\nthree", "2"])), (7, owned(["z", "xy"])), (8, owned(["", "last"]))]);
    }

    #[test]
    fn other_separators_are_seen() {
        assert_eq!(rows("a;b\n1;2,5"), [(2, vec!["1".to_owned(), "2,5".to_owned()])]);
        assert_eq!(rows("a\tb\n1\t2"), [(2, vec!["1".to_owned(), "2".to_owned()])]);
    }

    #[test]
    fn an_open_quote_is_told_with_its_line() {
        let limits = Limits::default();
        let (_, mut rows) = table("a,b\n1,2\n3,\"4\n5,6\n", &["a"], "t.csv", &limits).unwrap().unwrap();
        assert!(rows.next().unwrap().is_ok());
        let refused = rows.next().unwrap().unwrap_err();
        assert_eq!((refused.refusal, refused.place), (Refusal::DamagedText, Some(Place::line("t.csv", 3))));
        assert!(rows.next().is_none());
    }

    #[test]
    fn a_row_over_many_lines_has_an_end() {
        let limits = Limits { line_bytes: 20, ..Limits::default() };
        let text = format!("a,b\n1,\"{}\"\n", "x\n".repeat(30));
        let (_, mut rows) = table(&text, &["a"], "t.csv", &limits).unwrap().unwrap();
        assert_eq!(rows.next().unwrap().unwrap_err().refusal, Refusal::LineTooLong);
    }

    #[test]
    fn a_table_without_the_columns_is_none() {
        assert!(table("x,y\n1,2\n", &["a"], "t.csv", &Limits::default()).unwrap().is_none());
    }
}
