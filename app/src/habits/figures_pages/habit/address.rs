//! What is shown stands in the address, so that it can be shared, reloaded and gone back from.

use domain::{
    habits::{CurveSpan, FiguresRequest, Grouping},
    ids::HabitId,
};

/// What an address asks to see; words that are none ask for what is usual.
pub(in crate::habits) fn figures_request(span: Option<&str>, by: Option<&str>, year: Option<&str>) -> FiguresRequest {
    FiguresRequest {
        span: span.and_then(|text| CurveSpan::parse(text).ok()).unwrap_or_default(),
        grouping: by.and_then(|text| Grouping::parse(text).ok()).unwrap_or_default(),
        year: year.and_then(|text| text.parse().ok()),
    }
}

/// The address that asks for it, at a section of the page.
pub(super) fn figures_href(id: HabitId, request: FiguresRequest, section: &str) -> String {
    let usual = FiguresRequest::default();
    let mut words = Vec::new();
    if request.span != usual.span {
        words.push(format!("span={}", request.span.as_str()));
    }
    if request.grouping != usual.grouping {
        words.push(format!("by={}", request.grouping.as_str()));
    }
    words.extend(request.year.map(|year| format!("year={year}")));
    let query = if words.is_empty() { String::new() } else { format!("?{}", words.join("&")) };
    format!("/app/habits/{id}/figures{query}#{section}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let asked = FiguresRequest { span: CurveSpan::All, grouping: Grouping::Quarter, year: Some(2024) };
        let id = HabitId(uuid::Uuid::nil());
        let href = figures_href(id, asked, "totals");
        assert_eq!(href, format!("/app/habits/{id}/figures?span=all&by=quarter&year=2024#totals"));
        assert_eq!(figures_request(Some("all"), Some("quarter"), Some("2024")), asked);
        assert_eq!(figures_request(Some("ever"), None, Some("soon")), FiguresRequest::default());
        assert_eq!(figures_href(id, FiguresRequest::default(), "year"), format!("/app/habits/{id}/figures#year"));
    }
}
