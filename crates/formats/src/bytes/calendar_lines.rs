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
        signs(&self.value).map(|(sign, _)| sign).collect()
    }

    /// The texts of a value that is a list of them.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        let mut text = String::new();
        for (sign, is_escaped) in signs(&self.value) {
            if sign == ',' && !is_escaped {
                texts.push(std::mem::take(&mut text));
            } else {
                text.push(sign);
            }
        }
        texts.push(text);
        texts
    }
}

/// All components in the order in which they end.
///
/// # Errors
/// `damaged_text` with the line of a component that is not closed or never began; `line_too_long`, also for one that
/// goes on over many; `too_many_rows`.
pub fn components(text: &str, file: &str, limits: &Limits) -> Result<Vec<Component>, ReadError> {
    let damaged = |line| ReadError::at(Refusal::DamagedText, Place::line(file, line));
    let mut open: Vec<Component> = Vec::new();
    let mut closed = Vec::new();
    for (number, (line, content)) in unfolded(text).enumerate() {
        if number >= limits.rows {
            return Err(ReadError::at(Refusal::TooManyRows, Place::line(file, line)));
        }
        if content.len() > limits.line_bytes {
            return Err(ReadError::at(Refusal::LineTooLong, Place::line(file, line)));
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

/// The value sign by sign, and whether each was escaped: so a list can be told from a text with commas.
fn signs(value: &str) -> impl Iterator<Item = (char, bool)> {
    let mut signs = value.chars();
    std::iter::from_fn(move || match signs.next()? {
        '\\' => match signs.next()? {
            'n' | 'N' => Some(('\n', true)),
            other => Some((other, true)),
        },
        plain => Some((plain, false)),
    })
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
    fn a_value_ends_with_its_line() {
        let value =
            |value: &str| Property { name: String::new(), parameters: Vec::new(), value: value.to_owned(), line: 1 };
        assert_eq!(value("one\\\\, two\\").texts(), ["one\\", " two"]);
        assert_eq!(
            (value("a,,").texts(), value("").texts()),
            (vec!["a".to_owned(), String::new(), String::new()], vec![String::new()])
        );
        assert_eq!(value("x\\").text(), "x");
    }

    #[test]
    fn a_line_that_goes_on_over_many_has_an_end() {
        let limits = Limits { line_bytes: 100, ..Limits::default() };
        let text = format!("BEGIN:VTODO\nSUMMARY:x{}\nEND:VTODO\n", "\n yyyyyyyyy".repeat(20));
        let refused = components(&text, "a.ics", &limits).unwrap_err();
        assert_eq!((refused.refusal, refused.place), (Refusal::LineTooLong, Some(Place::line("a.ics", 2))));
    }

    #[test]
    fn a_component_has_an_end() {
        assert_eq!(read("BEGIN:VCALENDAR\nBEGIN:VTODO\nEND:VCALENDAR\n"), Err((Refusal::DamagedText, 3)));
        assert_eq!(read("BEGIN:VCALENDAR\n"), Err((Refusal::DamagedText, 1)));
        assert_eq!(read("SUMMARY:x\n"), Err((Refusal::DamagedText, 1)));
        assert_eq!(read(&"BEGIN:A\n".repeat(100)), Err((Refusal::DamagedText, 9)));
    }
}
