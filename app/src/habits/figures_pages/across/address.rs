//! Which month, which habits and what of them stands in the address.

use domain::{
    habits::{AcrossRequest, AcrossView, CompareBy},
    ids::HabitId,
    time::plain_day,
};
use jiff::civil::Date;

/// Names of the three choices, in the address and in the form.
pub(super) const CHOICES: [&str; 3] = ["a", "b", "c"];

/// What an address asks to see; words that are none ask for what is usual. `chosen`: ids with commas between.
pub(in crate::habits) fn across_request(
    month: Option<&str>,
    page: Option<&str>,
    chosen: Option<&str>,
    by: Option<&str>,
) -> AcrossRequest {
    AcrossRequest {
        month: month.and_then(|text| plain_day(&format!("{text}-01"))),
        page: page.and_then(|text| text.parse().ok()).unwrap_or(1),
        chosen: chosen.unwrap_or_default().split(',').filter_map(|id| id.parse().ok()).collect(),
        by: by.and_then(|text| CompareBy::parse(text).ok()).unwrap_or_default(),
    }
}

/// `2026-03`.
pub(super) fn month_word(month: Date) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// The address of another month or another page of its rows, with the same comparison.
pub(super) fn month_href(view: &AcrossView, month: Date, page: u16) -> String {
    let mut words = vec![format!("month={}", month_word(month))];
    if page > 1 {
        words.push(format!("page={page}"));
    }
    let ids: Vec<HabitId> = view.comparison.lines.iter().map(|line| line.habit_id).collect();
    words.extend(CHOICES.iter().zip(ids).map(|(name, id)| format!("{name}={id}")));
    words.push(format!("by={}", view.comparison.by.as_str()));
    format!("/app/figures?{}#month", words.join("&"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_is_read_and_what_is_no_word_is_passed_over() {
        let (one, two) = (HabitId(uuid::Uuid::from_u128(1)), HabitId(uuid::Uuid::from_u128(2)));
        let chosen = format!("{one},,nobody,{two}");
        let found = across_request(Some("2026-03"), Some("2"), Some(&chosen), Some("rate"));
        let expected =
            AcrossRequest { month: Some(date(2026, 3, 1)), page: 2, chosen: vec![one, two], by: CompareBy::WeeklyRate };
        assert_eq!(found, expected);
        let odd = across_request(Some("spring"), Some("-1"), None, Some("size"));
        assert_eq!(odd, AcrossRequest { page: 1, ..AcrossRequest::default() });
        assert_eq!(month_word(date(2026, 3, 9)), "2026-03");
    }
}
