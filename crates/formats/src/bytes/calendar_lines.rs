//! Calendars as text (RFC 5545, section 3.1): folded lines, properties with parameters, components within components.

use crate::{Limits, Place, ReadError, Refusal};

/// The most components within each other. A calendar has three levels.
const DEEPEST: usize = 8;

/// A component, such as a to-do, without those within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its name in upper case.
    pub name: String,
    /// The name of the one around it; none for the outermost.
    pub within: Option<String>,
    /// The line on which it begins.
    pub line: u64,
    /// In the order of the file.
    pub properties: Vec<Property>,
}

/// A property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// Its name in upper case.
    pub name: String,
    /// Names of the parameters in upper case, and their values without quotes.
    pub parameters: Vec<(String, String)>,
    /// The value as it stands there.
    pub value: String,
    /// The line on which it begins.
    pub line: u64,
}

impl Component {
    /// The first property of a name.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&Property> {
        self.properties.iter().find(|property| property.name == name)
    }
}

impl Property {
    /// The value of a parameter.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value as text: with its line breaks, and without what stood before signs that mean something (section
    /// 3.3.11).
    #[must_use]
    pub fn text(&self) -> String {
        unescaped(&self.value).iter().map(|piece| plain(piece)).collect()
    }

    /// The texts of a value that is a list of them.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let pieces = unescaped(&self.value);
        let texts = pieces.split(|piece| piece == ",");
        texts.map(|pieces| pieces.iter().map(|piece| plain(piece)).collect()).collect()
    }
}

/// An escaped comma keeps its mark among the pieces, so that a list can be told from a text with commas.
const ESCAPED_COMMA: &str = "\\,";

fn plain(piece: &str) -> &str {
    if piece == ESCAPED_COMMA { "," } else { piece }
}

/// All components in the order in which they end.
///
/// # Errors
/// `damaged_text` with the line of a component that is not closed or never began; `too_many_rows`.
pub fn components(text: &str, file: &str, limits: &Limits) -> Result<Vec<Component>, ReadError> {
    let damaged = |line| ReadError::at(Refusal::DamagedText, Place::line(file, line));
    let mut open: Vec<Component> = Vec::new();
    let mut closed = Vec::new();
    for (number, (line, content)) in unfolded(text).enumerate() {
        if number >= limits.rows {
            return Err(ReadError::at(Refusal::TooManyRows, Place::line(file, line)));
        }
        let Some(property) = property(&content, line) else {
            return Err(damaged(line));
        };
        match property.name.as_str() {
            "BEGIN" if open.len() == DEEPEST => return Err(damaged(line)),
            "BEGIN" => {
                let within = open.last().map(|around| around.name.clone());
                let name = property.value.trim().to_uppercase();
                open.push(Component { name, within, line, properties: Vec::new() });
            }
            "END" => match open.pop() {
                Some(component) if component.name == property.value.trim().to_uppercase() => closed.push(component),
                _ => return Err(damaged(line)),
            },
            _ => match open.last_mut() {
                Some(component) => component.properties.push(property),
                None => return Err(damaged(line)),
            },
        }
    }
    match open.pop() {
        Some(component) => Err(damaged(component.line)),
        None => Ok(closed),
    }
}

/// Lines with those that go on with a space or a tab, and the number of the first of them. Blank lines are left out.
fn unfolded(text: &str) -> impl Iterator<Item = (u64, String)> {
    let mut lines = text.lines().zip(1_u64..).peekable();
    std::iter::from_fn(move || {
        let (first, number) = lines.find(|(line, _)| !line.trim().is_empty())?;
        let mut content = first.to_owned();
        while let Some((more, _)) = lines.next_if(|(line, _)| line.starts_with([' ', '\t'])) {
            content.push_str(more.get(1..).unwrap_or_default());
        }
        Some((number, content))
    })
}

/// `DUE;TZID="Europe/Berlin":20260301T180000`.
fn property(content: &str, line: u64) -> Option<Property> {
    let mut quoted = false;
    let colon = content.find(|sign| {
        quoted ^= sign == '"';
        sign == ':' && !quoted
    })?;
    let (head, value) = content.split_at(colon);
    let mut parts = outside_quotes(head, ';').into_iter();
    let name = parts.next()?.trim().to_uppercase();
    let parameters = parts.filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((name.trim().to_uppercase(), value.trim_matches('"').to_owned()))
    });
    let parameters = parameters.collect();
    let value = value.strip_prefix(':')?.to_owned();
    (!name.is_empty()).then_some(Property { name, parameters, value, line })
}

fn outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    let split = text.split(move |sign| {
        quoted ^= sign == '"';
        sign == separator && !quoted
    });
    split.collect()
}

/// The value sign by sign.
fn unescaped(value: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        pieces.push(match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => "\n".to_owned(),
                Some(',') => ESCAPED_COMMA.to_owned(),
                Some(other) => other.to_string(),
                None => String::new(),
            },
            plain => plain.to_string(),
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Component>, (Refusal, u64)> {
        let place = |error: ReadError| (error.refusal, error.place.map_or(0, |place| place.line));
        components(text, "a.ics", &Limits::default()).map_err(place)
    }

    #[test]
    fn folded_lines_and_parameters_are_read() {
        let text = "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nSUMMARY:Buy milk\\, eggs\\nand br\r\n ead\r\n\
                    DUE;X=\"a;b:c\";TZID=Europe/Berlin:20260301T180000\r\nCATEGORIES:one\\,two,three\r\nEND:VTODO\r\n\
                    END:VCALENDAR\r\n";
        let read = read(text).unwrap();
        let todo = read.first().unwrap();
        assert_eq!((todo.name.as_str(), todo.within.as_deref(), todo.line), ("VTODO", Some("VCALENDAR"), 2));
        assert_eq!(todo.property("SUMMARY").unwrap().text(), "Buy milk, eggs\nand bread");
        let due = todo.property("DUE").unwrap();
        assert_eq!((due.parameter("TZID"), due.parameter("X")), (Some("Europe/Berlin"), Some("a;b:c")));
        assert_eq!((due.value.as_str(), due.line), ("20260301T180000", 5));
        assert_eq!(todo.property("CATEGORIES").unwrap().texts(), ["one,two", "three"]);
    }

    #[test]
    fn a_component_has_an_end() {
        assert_eq!(read("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VCALENDAR\n"), Err((Refusal::DamagedText, 3)));
        assert_eq!(read("BEGIN:VCALENDAR\n"), Err((Refusal::DamagedText, 1)));
        assert_eq!(read("SUMMARY:x\n"), Err((Refusal::DamagedText, 1)));
        assert_eq!(read(&"BEGIN:A\n".repeat(100)), Err((Refusal::DamagedText, 9)));
    }
}
