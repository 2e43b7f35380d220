//! Texts that other apps shared, kept on this device. They are nobody's until somebody is signed in: what was shared
//! before belongs to whoever signs in next, and from then on to nobody else.

use domain::{ids::UserId, shared_text::SharedText};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A text as this device stores it; the service worker writes the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredText {
    pub(super) id: Uuid,
    /// Whose; none before somebody was signed in.
    pub(super) owner: Option<UserId>,
    #[serde(flatten)]
    pub(super) text: SharedText,
    /// When it came, by this device's clock.
    pub(super) at: Timestamp,
}

/// A text as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptText {
    /// Which.
    pub id: Uuid,
    /// What was shared.
    pub text: SharedText,
}

/// What `reader` may see, newest first.
pub(super) fn shown_to(reader: Option<UserId>, stored: &[StoredText]) -> Vec<KeptText> {
    let mut theirs: Vec<_> = stored.iter().filter(|row| row.owner.is_none() || row.owner == reader).collect();
    theirs.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    theirs.into_iter().map(|row| KeptText { id: row.id, text: row.text.clone() }).collect()
}

/// What becomes the reader's from now on.
pub(super) fn claimed_by(reader: Option<UserId>, stored: &[StoredText]) -> Vec<StoredText> {
    let unclaimed = stored.iter().filter(|row| row.owner.is_none() && reader.is_some());
    let new = unclaimed.filter(|row| !has(reader, stored, &row.text));
    new.map(|row| StoredText { owner: reader, ..row.clone() }).collect()
}

/// What was kept before it was known who reads, and is the reader's already.
pub(super) fn repeated_for(reader: Option<UserId>, stored: &[StoredText]) -> Vec<Uuid> {
    let unclaimed = stored.iter().filter(|row| row.owner.is_none() && reader.is_some());
    unclaimed.filter(|row| has(reader, stored, &row.text)).map(|row| row.id).collect()
}

fn has(reader: Option<UserId>, stored: &[StoredText], text: &SharedText) -> bool {
    stored.iter().any(|row| row.owner.is_some() && row.owner == reader && row.text == *text)
}

/// Whether the same text is there already: a page that is loaded twice must not keep it twice.
pub(super) fn is_kept(reader: Option<UserId>, stored: &[StoredText], text: &SharedText) -> bool {
    shown_to(reader, stored).iter().any(|kept| kept.text == *text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ANA: UserId = UserId(Uuid::from_u128(1));
    const BEN: UserId = UserId(Uuid::from_u128(2));

    fn row(id: u128, owner: Option<UserId>, second: i64) -> StoredText {
        let text = SharedText { text: format!("text {id}"), ..SharedText::default() };
        StoredText { id: Uuid::from_u128(id), owner, text, at: Timestamp::from_second(second).unwrap() }
    }

    fn ids(reader: Option<UserId>, stored: &[StoredText]) -> Vec<u128> {
        shown_to(reader, stored).iter().map(|kept| kept.id.as_u128()).collect()
    }

    #[test]
    fn everybody_sees_their_own_and_what_is_nobodys_newest_first() {
        let stored = [row(1, Some(ANA), 10), row(2, Some(BEN), 20), row(3, None, 30)];
        assert_eq!(ids(Some(ANA), &stored), [3, 1]);
        assert_eq!(ids(Some(BEN), &stored), [3, 2]);
        assert_eq!(ids(None, &stored), [3]);
    }

    #[test]
    fn what_was_nobodys_is_claimed_once() {
        let stored = [row(1, Some(ANA), 10), row(3, None, 30)];
        assert!(claimed_by(None, &stored).is_empty());
        let claimed = claimed_by(Some(BEN), &stored);
        assert_eq!(claimed, [row(3, Some(BEN), 30)]);
        assert!(claimed_by(Some(ANA), &claimed).is_empty());
        assert_eq!(ids(Some(ANA), &claimed), Vec::<u128>::new());
    }

    #[test]
    fn what_its_reader_has_already_is_not_claimed_again() {
        let twin = StoredText { text: row(1, None, 0).text, ..row(3, None, 30) };
        let stored = [row(1, Some(ANA), 10), twin.clone()];
        assert!(claimed_by(Some(ANA), &stored).is_empty());
        assert_eq!(repeated_for(Some(ANA), &stored), [twin.id]);
        assert_eq!(claimed_by(Some(BEN), &stored).len(), 1);
        assert!(repeated_for(Some(BEN), &stored).is_empty() && repeated_for(None, &stored).is_empty());
    }

    #[test]
    fn the_same_text_is_kept_once() {
        let stored = [row(1, Some(ANA), 10)];
        assert!(is_kept(Some(ANA), &stored, &row(1, None, 0).text));
        assert!(!is_kept(Some(BEN), &stored, &row(1, None, 0).text));
        assert!(!is_kept(Some(ANA), &stored, &row(2, None, 0).text));
    }

    #[test]
    fn a_row_of_the_worker_is_read() {
        let written = json!({
            "id": "0b5a9d3e-58a1-4f0e-9c3b-1f6b8f1f2a01",
            "owner": null,
            "title": "",
            "text": "a text",
            "url": "https://example.org",
            "at": "2026-03-12T09:00:00.123Z",
        });
        let read: StoredText = crate::json::from_value(written).unwrap();
        assert_eq!((read.owner, read.text.link()), (None, Some("https://example.org")));
    }
}
