//! What people are told, as pages.

use domain::notifications::NotificationSettings;
use leptos::prelude::*;

use super::fixture::{page_state, render};
use crate::{
    more_page::MorePage,
    notifications::{
        CentreItem, CentreView, NotificationSettingsForm, NotificationSettingsView, UnreadAtStart, centre_view,
        settings_view,
    },
};

fn item(title: &str, is_unread: bool, rests_until: Option<&str>) -> CentreItem {
    CentreItem {
        id: format!("id-{title}"),
        title: title.to_owned(),
        body: "Still open today.".to_owned(),
        path: "/app/habits/7".to_owned(),
        when: "12 March 2026, 09:00".to_owned(),
        is_unread,
        rests_until: rests_until.map(str::to_owned),
    }
}

fn centre(items: Vec<CentreItem>, unread: i64, older: Option<&str>) -> String {
    let view = CentreView { items, older: older.map(str::to_owned), has_newer: false, unread };
    render("/app/notifications", move || centre_view(page_state(view.clone(), None)))
}

#[test]
fn the_list_says_what_is_new_and_where_it_leads() {
    let rows = vec![item("Read", true, None), item("Run", false, Some("12 March 2026, 10:00"))];
    let html = centre(rows, 1, Some("170_7"));
    for text in [
        "href=\"/app/habits/7\"",
        "Still open today.",
        ">New<",
        "comes back 12 March 2026, 10:00",
        "/rpc/notifications/read\"",
        "/rpc/notifications/read_all\"",
        "/rpc/notifications/snooze\"",
        "href=\"/app/notifications?from=170_7\"",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert_eq!(html.matches("/rpc/notifications/read\"").count(), 1, "what was read is not offered to be read: {html}");
}

#[test]
fn an_empty_list_leads_to_the_settings() {
    let html = centre(Vec::new(), 0, None);
    assert!(html.contains("Nothing to read") && html.contains("Choose what you are told"), "{html}");
    assert!(!html.contains("read_all"), "{html}");
}

fn settings(settings: &NotificationSettings, has_address: bool) -> String {
    let form = NotificationSettingsForm::of(settings);
    let is_silent = settings.is_silent();
    let view = NotificationSettingsView { form, has_address, is_silent, devices: Vec::new() };
    render("/app/settings/notifications", move || settings_view(page_state(view.clone(), None)))
}

#[test]
fn the_settings_are_a_table_of_kinds_by_ways() {
    let html = settings(&NotificationSettings::default(), true);
    for text in [
        "<table",
        "scope=\"row\"",
        "Reminders of habits: Push",
        "value=\"daily_summary.mail\"",
        "name=\"daily_limit\"",
        "value=\"12\"",
        "/rpc/notifications/silence",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("once your address is confirmed"), "{html}");
}

#[test]
fn where_everything_is_off_there_is_nothing_to_switch_off() {
    let html = settings(&NotificationSettings::default().silenced(), false);
    assert!(html.contains("Everything is off") && !html.contains("/rpc/notifications/silence"), "{html}");
    assert!(html.contains("once your address is confirmed"), "{html}");
}

#[test]
fn more_says_how_much_is_unread() {
    let more = |count| {
        render("/app/more", move || {
            provide_context(UnreadAtStart(count));
            view! { <MorePage/> }.into_any()
        })
    };
    assert!(more(3).contains("3 unread") && more(0).contains("What you were told so far"));
}
