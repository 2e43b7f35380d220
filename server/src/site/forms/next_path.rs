//! Where to go after signing in: a path of the app on this very site, or Today.

use app::page::SafePath;

/// A path that was asked for, if it is safe to go there.
pub(super) fn checked(next: Option<&str>) -> Option<String> {
    next.and_then(SafePath::parse).map(|path| path.as_str().to_owned())
}

/// Where to go.
pub(super) fn or_today(next: Option<&str>) -> String {
    checked(next).unwrap_or_else(|| SafePath::app().as_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for bad in ["//evil.example", "https://evil.example/app", "/\\evil.example", "/app\r\nset-cookie: x", ""] {
            assert_eq!(or_today(Some(bad)), "/app", "{bad:?}");
        }
        assert_eq!(or_today(Some("/app/habits?day=2026-03-01")), "/app/habits?day=2026-03-01");
        assert_eq!(checked(None), None);
    }
}
