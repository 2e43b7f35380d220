//! Calendars as text (RFC 5545). Instants are written in UTC: so there is no zone to describe, and no other program's
//! rules for the hours of a change of clocks can move them. A whole day is written as that day, wherever it is looked
//! at.

use jiff::{Timestamp, civil::Date};

/// Most bytes of a line, without its end (section 3.1).
const LINE_BYTES: usize = 75;
/// What a reader is asked to wait before it comes again.
const REFRESH: &str = "PT6H";
/// How long an event lasts: long enough to be seen in a day's view.
const LASTS: &str = "PT5M";

/// A calendar with its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsCalendar {
    /// What programs call it.
    pub name: String,
    /// When its content was made; the same content has the same.
    pub stamped_at: Timestamp,
    /// Whether events ring that have an instant.
    pub alarms: bool,
    /// In the order of time.
    pub events: Vec<IcsEvent>,
}

/// When an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IcsTime {
    /// At an instant.
    At(Timestamp),
    /// On a whole day.
    On(Date),
}

/// Something at an instant or on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IcsEvent {
    /// Names it for ever, also when its time changes.
    pub uid: String,
    /// When.
    pub at: IcsTime,
    /// What stands in the calendar.
    pub summary: String,
    /// More about it.
    pub description: Option<String>,
    /// Where it is looked at.
    pub url: String,
}

impl IcsCalendar {
    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut file = IcsText(String::with_capacity(512 + self.events.len() * 384));
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Wellspring//Reminders//EN");
        file.line("CALSCALE:GREGORIAN");
        file.line("METHOD:PUBLISH");
        // The second of each pair is what programs read that are older than RFC 7986.
        file.line(&format!("NAME:{}", escaped(&self.name)));
        file.line(&format!("X-WR-CALNAME:{}", escaped(&self.name)));
        file.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
        file.line(&format!("X-PUBLISHED-TTL:{REFRESH}"));
        let stamp = utc(self.stamped_at);
        for event in &self.events {
            file.event(event, &stamp, self.alarms);
        }
        file.line("END:VCALENDAR");
        file.0
    }
}

/// Text of a calendar, line by line.
pub(super) struct IcsText(pub(super) String);

impl IcsText {
    fn event(&mut self, event: &IcsEvent, stamp: &str, rings: bool) {
        let summary = escaped(&event.summary);
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}", escaped(&event.uid)));
        self.line(&format!("DTSTAMP:{stamp}"));
        match event.at {
            IcsTime::At(at) => {
                self.line(&format!("DTSTART:{}", utc(at)));
                self.line(&format!("DURATION:{LASTS}"));
            }
            // Without an end it is that day.
            IcsTime::On(day) => self.line(&format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d"))),
        }
        self.line(&format!("SUMMARY:{summary}"));
        if let Some(description) = &event.description {
            self.line(&format!("DESCRIPTION:{}", escaped(description)));
        }
        // An address is no text: nothing in it is escaped, so what would end the line is left out.
        self.line(&format!("URL:{}", event.url.replace(char::is_control, "")));
        self.line("CLASS:PRIVATE");
        // A reminder takes no time: who looks for a free hour finds one.
        self.line("TRANSP:TRANSPARENT");
        // Nobody wants to be woken at the beginning of a day.
        if rings && matches!(event.at, IcsTime::At(_)) {
            self.line("BEGIN:VALARM");
            self.line("ACTION:DISPLAY");
            self.line(&format!("DESCRIPTION:{summary}"));
            self.line("TRIGGER:PT0S");
            self.line("END:VALARM");
        }
        self.line("END:VEVENT");
    }

    /// Writes a line in as many pieces as it needs. A character is never cut in two, so that each piece is text.
    pub(super) fn line(&mut self, text: &str) {
        let mut room = LINE_BYTES;
        for letter in text.chars() {
            if letter.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE_BYTES - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value (section 3.3.11). Other controls than the break of a line say nothing and are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(' '),
            letter if letter.is_control() => {}
            letter => value.push(letter),
        }
    }
    value
}

pub(super) fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(summary: &str) -> IcsEvent {
        IcsEvent {
            uid: "0198-2026-03-29-0@wellspring".to_owned(),
            at: IcsTime::At("2026-03-29T01:00:00Z".parse().unwrap()),
            summary: summary.to_owned(),
            description: None,
            url: "https://example.org/app/habits/0198".to_owned(),
        }
    }

    fn text(alarms: bool, event: IcsEvent) -> String {
        let stamped_at = "2026-03-29T00:00:00Z".parse().unwrap();
        IcsCalendar { name: "Wellspring".to_owned(), stamped_at, alarms, events: vec![event] }.text()
    }

    /// The lines as a reader sees them.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_event_is_written_in_utc_with_all_that_is_required() {
        let described = IcsEvent { description: Some("Did you stretch?".to_owned()), ..event("Stretch") };
        let lines = unfolded(&text(false, described));
        for line in [
            "VERSION:2.0",
            "PRODID:-//Wellspring//Reminders//EN",
            "UID:0198-2026-03-29-0@wellspring",
            "DTSTAMP:20260329T000000Z",
            "DTSTART:20260329T010000Z",
            "SUMMARY:Stretch",
            "DESCRIPTION:Did you stretch?",
            "URL:https://example.org/app/habits/0198",
        ] {
            assert_eq!(lines.iter().filter(|found| *found == line).count(), 1, "{line} in {lines:?}");
        }
        assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
        assert!(!lines.iter().any(|line| line == "BEGIN:VALARM"));
    }

    #[test]
    fn an_event_rings_where_that_is_wanted() {
        let lines = unfolded(&text(true, event("Stretch")));
        let at = lines.iter().position(|line| line == "BEGIN:VALARM").unwrap();
        let alarm =
            ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Stretch", "TRIGGER:PT0S", "END:VALARM", "END:VEVENT"];
        assert_eq!(lines[at..at + 6], alarm);
    }

    #[test]
    fn a_whole_day_is_that_day_and_does_not_ring() {
        let lines =
            unfolded(&text(true, IcsEvent { at: IcsTime::On(jiff::civil::date(2026, 3, 29)), ..event("Bins") }));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20260329".to_owned()), "{lines:?}");
        assert!(!lines.iter().any(|line| line.starts_with("DURATION") || line == "BEGIN:VALARM"), "{lines:?}");
    }

    #[test]
    fn a_name_cannot_begin_a_line_of_its_own() {
        let lines = unfolded(&text(false, event("Tea, milk; sugar\\\r\nEND:VEVENT\rX:1\u{7}")));
        assert!(lines.contains(&"SUMMARY:Tea\\, milk\\; sugar\\\\\\nEND:VEVENT\\nX:1".to_owned()), "{lines:?}");
        assert_eq!(lines.iter().filter(|line| *line == "END:VEVENT").count(), 1);
    }

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let folded = text(false, event(&"水を飲む ".repeat(40)));
        assert!(folded.split("\r\n").all(|line| line.len() <= LINE_BYTES), "{folded}");
        assert!(folded.contains("\r\n "));
        assert!(unfolded(&folded).contains(&format!("SUMMARY:{}", "水を飲む ".repeat(40))));
    }

    proptest! {
        #[test]
        fn any_name_comes_back(summary in "\\PC{0,200}") {
            let folded = text(true, event(&summary));
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= LINE_BYTES));
            let lines = unfolded(&folded);
            let value = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            let back = value.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
            prop_assume!(!summary.contains('\\'));
            prop_assert_eq!(back, summary);
        }
    }
}
