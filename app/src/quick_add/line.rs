//! A line that is being written: what was clicked away in it, what it says so far, and how it travels in an address.

use core::ops::Range;

use domain::{
    identity::Preferences,
    problem::FieldError,
    shared_text::SharedText,
    tasks::quick_add::{Piece, Settled},
};
use jiff::civil::{Date, DateTime};
use leptos_router::{location::Url, params::ParamsMap};
use uuid::Uuid;

use super::QuickAddWorld;

/// The most pieces that can be clicked away; a line has fewer.
const MOST_AWAY: usize = 100;

/// What a form of quick add begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Begun {
    pub line: String,
    /// Places in the line, in bytes, whose words are title.
    pub away: Vec<Range<usize>>,
    pub notes: String,
    /// The text of this device that it is made of.
    pub shared: Option<Uuid>,
}

impl Begun {
    /// What the address says: a line with what was clicked away, or what another app shared.
    pub(super) fn of_query(query: &ParamsMap) -> Self {
        let text = |name: &str| query.get(name).unwrap_or_default();
        let shared = query.get_str("shared").and_then(|id| id.parse().ok());
        if let Some(text) = SharedText::received(&text("title"), &text("text"), &text("url")) {
            return Self { shared, ..Self::of_shared(&text) };
        }
        Self { line: text("line"), away: read_spans(&text("away")), notes: text("notes"), shared }
    }

    /// Words of others are title whatever they say: their owner adds the rest.
    pub(super) fn of_shared(text: &SharedText) -> Self {
        let (line, notes) = text.title_and_notes();
        let all = 0..line.len();
        Self { away: vec![all], notes: notes.unwrap_or_default(), line, shared: None }
    }
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub today: Date,
    pub title: String,
    pub pieces: Vec<Piece>,
    pub settled: Settled,
}

impl Told {
    pub(super) fn of(
        world: &QuickAddWorld,
        preferences: &Preferences,
        now: DateTime,
        line: &str,
        away: &[Range<usize>],
    ) -> Self {
        let reader = preferences.reader(now);
        let reading = reader.read_without(line, away);
        let settled = reading.draft.settle(&world.names(), preferences.week_start.weekday());
        Self { today: reader.today(), title: reading.draft.title, pieces: reading.pieces, settled }
    }

    /// What stands against it while it is written: that the title is still missing is no news.
    pub(super) fn refused_so_far(&self) -> Vec<FieldError> {
        let is_news = |error: &&FieldError| (error.field.as_str(), error.code.as_str()) != ("title", "required");
        self.settled.refused.iter().filter(is_news).cloned().collect()
    }
}

/// `5-13,20-25`.
pub(super) fn spans_text(spans: &[Range<usize>]) -> String {
    spans.iter().map(|span| format!("{}-{}", span.start, span.end)).collect::<Vec<_>>().join(",")
}

/// Reads what [`spans_text`] wrote; what cannot be read is left out.
pub(crate) fn read_spans(text: &str) -> Vec<Range<usize>> {
    let span = |text: &str| {
        let (start, end) = text.split_once('-')?;
        let (start, end) = (start.parse::<usize>().ok()?, end.parse::<usize>().ok()?);
        (start < end).then_some(start..end)
    };
    text.split(',').filter_map(span).take(MOST_AWAY).collect()
}

/// The page with this line, for who has no script.
pub(super) fn address(line: &str, away: &[Range<usize>]) -> String {
    format!("/app/add?line={}&away={}", Url::escape(line), spans_text(away))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn spans_travel_as_text() {
        assert_eq!(spans_text(&[5..13, 20..25]), "5-13,20-25");
        assert_eq!(read_spans("5-13,20-25"), [5..13, 20..25]);
        assert_eq!(read_spans("13-5,x,1-1,,-,7-9"), Vec::from_iter(Some(7..9)));
        assert_eq!(read_spans(&"1-2,".repeat(500)).len(), MOST_AWAY);
    }

    #[test]
    fn an_address_holds_any_line() {
        assert_eq!(address("a&b #\u{e9}", &[0..1, 4..6]), "/app/add?line=a%26b%20%23%C3%A9&away=0-1,4-6");
    }

    #[test]
    fn what_was_shared_is_not_read() {
        let text = SharedText::received("Meet tomorrow", "See https://example.org", "").unwrap();
        let begun = Begun::of_shared(&text);
        assert_eq!((begun.line.as_str(), begun.notes.as_str()), ("Meet tomorrow", "See\n\nhttps://example.org"));
        assert_eq!(begun.away, Vec::from_iter(Some(0..13)));
    }
}
