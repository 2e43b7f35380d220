//! Where a redirect may lead: a path of the app on this very site. Anything else would let a forged link send people
//! away, or make an illegal header.

/// A path with an optional query, safe to put into a `Location` header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafePath(String);

/// Query keys that belong to one answer and do not survive into the next.
const PASSING: [&str; 9] = ["done", "habit", "on", "was", "was_value", "amount", "draft", "form", "tasks"];

impl SafePath {
    /// Today.
    #[must_use]
    pub fn app() -> Self {
        Self("/app".to_owned())
    }

    /// A path of the app, or none: one leading slash, visible ASCII only, no backslash.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let inside = text == "/app" || ["/app/", "/app?"].iter().any(|start| text.starts_with(start));
        let plain = text.bytes().all(|b| b.is_ascii_graphic() && b != b'\\' && b != b'#');
        (inside && plain && text.len() <= 2048).then(|| Self(text.to_owned()))
    }

    /// The same place with `query` in place of what the last answer left there.
    #[must_use]
    pub fn with_query(&self, query: &str) -> Self {
        let (path, old) = self.0.split_once('?').unwrap_or((&self.0, ""));
        let kept = old.split('&').filter(|pair| {
            let key = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !key.starts_with("__") && !PASSING.contains(&key)
        });
        let all: Vec<&str> = kept.chain(query.split('&').filter(|pair| !pair.is_empty())).collect();
        if all.is_empty() { Self(path.to_owned()) } else { Self(format!("{path}?{}", all.join("&"))) }
    }

    /// For the header.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_the_app_are_safe() {
        for good in ["/app", "/app/habits", "/app?day=2026-03-01", "/app/habits/1?year=2025"] {
            assert_eq!(SafePath::parse(good).map(|p| p.as_str().to_owned()).as_deref(), Some(good));
        }
        for bad in
            ["", "//evil.example", "/\\evil", "/application", "https://evil.example/app", "/app\r\nx: y", "/app/ü"]
        {
            assert_eq!(SafePath::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_answer_replaces_the_answer_before() {
        let here = SafePath::parse("/app?day=2026-03-01&done=entry&was=none&draft=x&__err=abc").unwrap();
        assert_eq!(here.with_query("done=saved").as_str(), "/app?day=2026-03-01&done=saved");
        assert_eq!(SafePath::app().with_query("").as_str(), "/app");
    }
}
