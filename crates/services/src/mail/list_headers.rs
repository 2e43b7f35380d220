//! Headers by which mail programs sort what programs send, and offer to stop it: RFC 2369, 2919, 3834 and 8058.

use lettre::message::header::{Header, HeaderName, HeaderValue};

/// What a header is refused with when it is read: ours are only written.
type ParseError = Box<dyn std::error::Error + Send + Sync>;

/// No person wrote this, so no absence notice shall answer it (RFC 3834).
#[derive(Debug, Clone)]
pub(super) struct AutoSubmitted;

/// Which of our mails this is one of, for filters (RFC 2919).
#[derive(Debug, Clone)]
pub(super) struct ListId(String);

/// Where mails of this kind are stopped (RFC 2369).
#[derive(Debug, Clone)]
pub(super) struct ListUnsubscribe(String);

/// That posting to that address is enough (RFC 8058).
#[derive(Debug, Clone)]
pub(super) struct ListUnsubscribePost;

impl ListId {
    pub(super) fn of(kind: &str, domain: &str) -> Self {
        Self(format!("<{}.notifications.{domain}>", kind.replace('_', "-")))
    }
}

impl ListUnsubscribe {
    pub(super) fn at(url: &str) -> Self {
        Self(format!("<{url}>"))
    }
}

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_text: &str) -> Result<Self, ParseError> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Header for ListId {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Id")
    }

    fn parse(text: &str) -> Result<Self, ParseError> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        on_one_line(Self::name(), &self.0)
    }
}

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, ParseError> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        on_one_line(Self::name(), &self.0)
    }
}

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_text: &str) -> Result<Self, ParseError> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// An address has no place where a line may be broken; a break in front of it is what some readers stumble over. What
/// is not plain ASCII is encoded like any other text.
fn on_one_line(name: HeaderName, value: &str) -> HeaderValue {
    if value.bytes().all(|byte| byte.is_ascii_graphic()) {
        HeaderValue::dangerous_new_pre_encoded(name, value.to_owned(), value.to_owned())
    } else {
        HeaderValue::new(name, value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use lettre::message::header::Headers;

    use super::*;

    #[test]
    fn a_long_address_stays_on_its_line() {
        let url = format!("https://wellspring.example.org/unsubscribe/{}", "a".repeat(80));
        let mut headers = Headers::new();
        headers.set(ListId::of("habit_reminder", "example.org"));
        headers.set(ListUnsubscribe::at(&url));
        headers.set(ListUnsubscribePost);
        headers.set(AutoSubmitted);
        let expected = format!(
            "List-Id: <habit-reminder.notifications.example.org>\r\nList-Unsubscribe: <{url}>\r\n\
             List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nAuto-Submitted: auto-generated\r\n"
        );
        assert_eq!(headers.to_string(), expected);
    }

    #[test]
    fn an_address_cannot_begin_another_header() {
        let mut headers = Headers::new();
        headers.set(ListUnsubscribe::at("https://example.org/\r\nBcc: eve@example.org"));
        assert!(!headers.to_string().contains("\nBcc:"), "{headers}");
    }
}
