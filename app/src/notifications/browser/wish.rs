//! Who wants messages on this device, and whose subscription it has now. Kept apart from the subscription itself,
//! because a browser may lose that, and because several people may use one browser.

use domain::ids::UserId;
use leptos::prelude::window;
use web_sys::Storage;

const OWNER: &str = "wellspring-push";

/// Whether this person switched messages on here.
pub(super) fn is_wished(person: UserId) -> bool {
    read(&wish_of(person)).is_some()
}

/// Whose the subscription of this browser is.
pub(super) fn owner() -> Option<UserId> {
    read(OWNER)?.parse().ok()
}

/// The subscription is this person's, as they wished.
pub(super) fn note(person: UserId) {
    write(OWNER, &person.to_string());
    write(&wish_of(person), "on");
}

/// This person wants none any more.
pub(super) fn withdraw(person: UserId) {
    remove(&wish_of(person));
    disown();
}

/// The subscription is nobody's any more.
pub(super) fn disown() {
    remove(OWNER);
}

fn wish_of(person: UserId) -> String {
    format!("{OWNER}-{person}")
}

/// None in private browsing without storage: then the switch has to be pressed again at the next visit.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full storage costs the mark and nothing else.
        let _ = storage.set_item(key, value);
    }
}

fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
