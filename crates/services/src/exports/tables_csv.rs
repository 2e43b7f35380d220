//! One CSV file for each table (RFC 4180, UTF-8). Dates, times and amounts are written as everywhere else in a copy,
//! whatever the owner's settings are. A cell that a spreadsheet would run as a formula begins with a quote, which
//! reading it again takes off (`formats::restored`); an empty cell is one about which nothing is said.

use serde_json::{Map, Value};
use store::personal::Column;

use super::{
    Sink,
    output::Output,
    snapshot::{Snapshot, told_tables},
    zip::ZipWriter,
};
use crate::ServiceError;

const LINE_END: &str = "\r\n";

pub(super) async fn write<S: Sink>(snapshot: &mut Snapshot, output: &mut Output<'_, S>) -> Result<(), ServiceError> {
    let rows = snapshot.count().await?;
    output.expect_rows(rows).await?;
    let mut zip = ZipWriter::new();
    for table in told_tables() {
        zip.begin(&format!("{}.csv", table.name))?;
        let columns = snapshot.open(table).await?;
        zip.write(line(columns.iter().map(|column| column.name.clone())).as_bytes())?;
        loop {
            let rows = snapshot.next().await?;
            if rows.is_empty() {
                break;
            }
            for row in &rows {
                zip.write(row_line(row, &columns)?.as_bytes())?;
            }
            output.push(&zip.take()).await?;
            output.count_rows(rows.len()).await?;
        }
        zip.end()?;
    }
    zip.finish()?;
    output.push(&zip.take()).await
}

fn row_line(row: &str, columns: &[Column]) -> Result<String, ServiceError> {
    let row: Map<String, Value> = serde_json::from_str(row).map_err(|error| ServiceError::Internal(error.into()))?;
    Ok(line(columns.iter().map(|column| match row.get(&column.name) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    })))
}

/// A line of a file.
pub(super) fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|text| cell(&text)).collect();
    cells.join(",") + LINE_END
}

/// A cell, quoted where its text would end it.
fn cell(text: &str) -> String {
    let text = formats::neutral(text);
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_run() {
        let cells = ["plain", "a,b", "say \"hi\"", "two\nlines", "=1+1", "-2", "", "'=x"];
        let line = line(cells.into_iter().map(str::to_owned));
        assert_eq!(line, "plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",'=1+1,'-2,,''=x\r\n");
    }

    #[test]
    fn a_row_stands_under_its_columns() {
        let column = |name: &str| Column { name: name.to_owned(), kind: "text".to_owned() };
        let columns = [column("day"), column("value"), column("note"), column("version"), column("before")];
        let row = r#"{"day": "2026-03-10", "value": "2.500", "before": {"a": [1, 2]}, "version": 3}"#;
        assert_eq!(row_line(row, &columns).unwrap(), "2026-03-10,2.500,,3,\"{\"\"a\"\":[1,2]}\"\r\n");
    }
}
