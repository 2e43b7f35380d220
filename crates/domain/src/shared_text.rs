//! What another app on the phone shares with ours: a text, a link, or both, in fields that every app fills differently.
//! Kept as it came, and read here, so that the page that keeps it and what is made of it one day say the same.

use serde::{Deserialize, Serialize};

use crate::tasks::LONGEST_TITLE;

/// What was shared, as it came. Any field may be empty; many apps put a link into the text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SharedText {
    /// What the other app calls it.
    #[serde(default)]
    pub title: String,
    /// The words.
    #[serde(default)]
    pub text: String,
    /// Where it is.
    #[serde(default)]
    pub url: String,
}

impl SharedText {
    /// From the three fields; none when there is nothing in them.
    #[must_use]
    pub fn received(title: &str, text: &str, url: &str) -> Option<Self> {
        let is_empty = [title, text, url].iter().all(|field| field.trim().is_empty());
        (!is_empty).then(|| Self { title: title.to_owned(), text: text.to_owned(), url: url.to_owned() })
    }

    /// One line to know it by: its title, else the first line of its words, else where it is.
    #[must_use]
    pub fn headline(&self) -> &str {
        let lines = [self.title.lines(), self.text.lines(), self.url.lines()];
        lines.into_iter().flatten().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    }

    /// Where it leads, when that is an address of the web: the field, else the last one among the words. Anything else
    /// must never become a link.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let mut candidates = std::iter::once(self.url.trim()).chain(self.text.split_whitespace().rev());
        candidates.find(|address| is_web_address(address))
    }

    /// The words beyond what headline and link say already.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        let link = self.link().unwrap_or_default();
        let words = self.text.trim();
        let words = words.strip_suffix(link).unwrap_or(words).trim();
        Some(words).filter(|words| !words.is_empty() && *words != self.headline())
    }

    /// Title and notes of a task that is made of it. A headline that is too long for a title stands whole in the notes.
    #[must_use]
    pub fn title_and_notes(&self) -> (String, Option<String>) {
        let headline = self.headline();
        let plain: String = headline.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
        let title: String = plain.chars().take(LONGEST_TITLE).collect();
        let whole = (title.len() < plain.len()).then_some(headline);
        let link = self.link().filter(|link| !title.contains(link));
        let notes: Vec<&str> = [whole, self.words(), link].into_iter().flatten().collect();
        let notes = Some(notes.join("\n\n")).filter(|notes| !notes.is_empty());
        (title, notes)
    }
}

fn is_web_address(text: &str) -> bool {
    let host = ["https://", "http://"].iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| text.get(scheme.len()..)).flatten()
    });
    let is_plain = text.chars().all(|sign| !sign.is_whitespace() && !sign.is_control());
    is_plain && host.is_some_and(|host| host.chars().next().is_some_and(char::is_alphanumeric) || host.starts_with('['))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(title: &str, text: &str, url: &str) -> SharedText {
        SharedText { title: title.to_owned(), text: text.to_owned(), url: url.to_owned() }
    }

    #[test]
    fn nothing_is_not_shared() {
        assert_eq!(SharedText::received("", " \n", ""), None);
        assert_eq!(SharedText::received("", "a", ""), Some(shared("", "a", "")));
    }

    #[test]
    fn what_came_is_kept_as_it_came() {
        let text = "  Zwei Zeilen,\n\tmit Einzug und 👩‍🌾  ";
        assert_eq!(SharedText::received("T", text, "").map(|shared| shared.text).as_deref(), Some(text));
    }

    #[test]
    fn a_link_in_the_text_is_a_link() {
        let page = shared("How to rest", "Worth a read: https://example.org/rest?a=1", "");
        assert_eq!(page.headline(), "How to rest");
        assert_eq!(page.link(), Some("https://example.org/rest?a=1"));
        assert_eq!(page.words(), Some("Worth a read:"));
    }

    #[test]
    fn the_field_of_the_address_comes_first() {
        let page = shared("", "see http://there.example", "HTTPS://here.example/x");
        assert_eq!(page.link(), Some("HTTPS://here.example/x"));
        assert_eq!(page.headline(), "see http://there.example");
    }

    #[test]
    fn what_is_said_once_is_not_said_twice() {
        assert_eq!(shared("Buy bread", "Buy bread", "").words(), None);
        assert_eq!(shared("", "https://example.org", "").words(), None);
        assert_eq!(shared("", "https://example.org", "").headline(), "https://example.org");
        assert_eq!(shared("", "one\ntwo", "").words(), Some("one\ntwo"));
    }

    #[test]
    fn what_is_shared_becomes_a_title_with_notes() {
        let told = |title, text, url| {
            let (title, notes) = shared(title, text, url).title_and_notes();
            (title, notes.unwrap_or_default())
        };
        let both = |title: &str, notes: &str| (title.to_owned(), notes.to_owned());
        assert_eq!(
            told("How to rest", "Worth a read: https://example.org/rest", ""),
            both("How to rest", "Worth a read:\n\nhttps://example.org/rest")
        );
        assert_eq!(told("", "https://example.org", ""), both("https://example.org", ""));
        assert_eq!(told("", "Buy bread", ""), both("Buy bread", ""));
        let long = "\u{e9}".repeat(LONGEST_TITLE + 1);
        let (title, notes) = told("", &long, "");
        assert_eq!((title.chars().count(), notes), (LONGEST_TITLE, long.clone()));
        assert_eq!(told("a\tb", "", "").0, "a b");
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        for text in ["javascript:alert(1)", "data:text/html,x", "https://", "https:///x", "file:///x", "httpx://a", "ä"]
        {
            assert_eq!(shared("", text, text).link(), None, "{text}");
        }
        assert_eq!(shared("", "", "https://example.org/\u{7}").link(), None);
        assert_eq!(shared("", "", "http://[::1]:8080/").link(), Some("http://[::1]:8080/"));
    }
}
