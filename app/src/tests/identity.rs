//! The settings.

use super::fixture::{page_state, render};
use crate::identity::{
    DeviceView, DevicesView, ProfileForm, ProfileView, TokensView, devices_view, profile_view, tokens_view,
};

#[test]
fn the_profile_shows_what_is_chosen() {
    let form = ProfileForm {
        display_name: "Ana".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        day_start: "180".to_owned(),
        week_start: "mon".to_owned(),
        ..ProfileForm::default()
    };
    let view = ProfileView {
        form,
        email: "ana@example.org".to_owned(),
        email_verified: false,
        zones: vec!["Europe/Berlin".to_owned(), "UTC".to_owned()],
    };
    let html = render("/app/settings", move || profile_view(page_state(view.clone(), None)));
    let told = ["value=\"Ana\"", "ana@example.org", "not confirmed", "/rpc/identity/update_profile", "03:00"];
    for text in told.into_iter().chain(["value=\"vikunja\"", "name=\"shortcuts\""]) {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn this_device_cannot_be_ended_by_mistake() {
    let device = |id: &str, is_current| DeviceView {
        id: id.to_owned(),
        label: "Firefox on Linux".to_owned(),
        is_app: false,
        is_current,
        last_seen: "12 March 2026, 08:00".to_owned(),
        since: "1 March 2026, 08:00".to_owned(),
    };
    let view = DevicesView { devices: vec![device("here", true), device("there", false)], tokens: 0 };
    let html = render("/app/settings/devices", move || devices_view(page_state(view.clone(), None)));
    assert!(html.contains("value=\"there\""), "{html}");
    assert!(!html.contains("value=\"here\""), "{html}");
    assert!(html.contains("/rpc/identity/end_other_sessions"), "{html}");
}

#[test]
fn a_new_password_offers_to_revoke_tokens_where_there_are_any() {
    let page = |tokens| {
        let view = DevicesView { devices: vec![], tokens };
        render("/app/settings/devices", move || devices_view(page_state(view.clone(), None)))
    };
    assert!(page(1).contains("name=\"revoke_tokens\""), "{}", page(1));
    assert!(!page(0).contains("revoke_tokens"), "{}", page(0));
}

#[test]
fn a_new_secret_is_shown_on_the_page_that_made_it() {
    let view = TokensView { tokens: vec![], secret: Some("wsp_secret".to_owned()) };
    let html = render("/app/settings/tokens", move || tokens_view(page_state(view.clone(), None)));
    assert!(html.contains("wsp_secret"), "{html}");
    assert!(html.contains("not shown again"), "{html}");
}
