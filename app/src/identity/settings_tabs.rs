//! The way between the settings.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ui::{TabLink, TabLinks};

const TABS: [(&str, &str); 6] = [
    ("/app/settings", "Profile"),
    ("/app/settings/notifications", "Notifications"),
    ("/app/settings/devices", "Devices"),
    ("/app/settings/tokens", "Tokens"),
    ("/app/settings/sync", "Sync"),
    ("/app/settings/data", "Your data"),
];

/// Tabs of the settings; the address says which one is open.
#[component]
pub fn SettingsTabs() -> impl IntoView {
    let path = use_location().pathname;
    let here = Memo::new(move |_| path.with(|path| path.trim_end_matches('/').to_owned()));
    move || {
        let here = here.get();
        let items = TABS.iter().map(|(href, label)| TabLink::new(*href, *label, *href == here)).collect();
        view! { <TabLinks label="Settings" items/> }
    }
}
