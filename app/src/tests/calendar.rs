//! The calendars.

use super::fixture::{page_state, render};
use crate::calendar::{CalendarView, FeedView, calendar_view};

fn page(view: CalendarView) -> String {
    render("/app/settings/calendar", move || calendar_view(page_state(view.clone(), None)))
}

#[test]
fn a_new_address_is_shown_on_the_page_that_made_it() {
    let address = "https://example.org/calendar/secret.ics".to_owned();
    let html = page(CalendarView { feeds: vec![], address: Some(address.clone()) });
    assert!(html.contains(&address) && html.contains("not shown again"), "{html}");
    let html = page(CalendarView { feeds: vec![], address: None });
    assert!(html.contains("No calendar yet") && html.contains("/rpc/calendar/create_feed"), "{html}");
}

#[test]
fn each_calendar_can_be_revoked_by_name() {
    let feed = FeedView { id: "7".to_owned(), name: "Phone <b>".to_owned(), alarms: true, last_read: None };
    let html = page(CalendarView { feeds: vec![feed], address: None });
    for text in ["Revoke Phone &lt;b&gt;", "/rpc/calendar/revoke_feed", "value=\"7\"", "not fetched yet"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}
