//! The number on the icon: asked for in the settings, counted from the replica, left to the service worker for the days
//! ahead. Only an installed app has an icon to show it on.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use domain::{habits::open_ahead, ids::UserId};
use gloo_timers::callback::Timeout;
use jiff::civil::Date;
use leptos::prelude::*;
use serde_json::Value;

use super::{client::Client, clock, device, http, shared};
use crate::json;
use crate::offline::icon_count::{DAYS_AHEAD, IconCount};
use crate::offline::timing;

/// Milliseconds in which changes are gathered: a minute of ticking is not a minute of counting.
const GATHER: u32 = 300;
/// How long an answer about the wish stays good, in milliseconds.
const FRESH: f64 = 600_000.0;
/// How soon it is asked again when the server was not reached.
const AGAIN: f64 = 60_000.0;

/// What this tab knows of the icon.
#[derive(Debug, Default)]
pub(super) struct Badge {
    wish: Cell<Option<Wish>>,
    told: RefCell<Option<IconCount>>,
    soon: RefCell<Option<Timeout>>,
}

/// Whether a person wants a number, and until when that need not be asked again, in milliseconds.
#[derive(Debug, Clone, Copy)]
struct Wish {
    owner: UserId,
    is_on: bool,
    good_until: f64,
}

/// Counts again, soon.
pub(super) fn follow(client: &Rc<Client>) {
    if !device::has_icon_number() {
        return;
    }
    let counting = Rc::downgrade(client);
    let timer = Timeout::new(GATHER, move || {
        if let Some(client) = counting.upgrade() {
            wasm_bindgen_futures::spawn_local(async move { refresh(&client).await });
        }
    });
    *client.badge.soon.borrow_mut() = Some(timer);
}

async fn refresh(client: &Rc<Client>) {
    let Some(owner) = client.session().map(|session| session.user_id) else { return };
    let is_on = is_wished(client, owner).await;
    let Some(count) = count(client, owner, is_on) else { return };
    device::show_number(count.number(now()));
    if client.badge.told.borrow().as_ref() == Some(&count) {
        return;
    }
    // The worker then shows what it was told before; the next count tells it again.
    if shared::put_icon_count(&client.shared, &count).await.is_ok() {
        *client.badge.told.borrow_mut() = Some(count);
    }
}

/// The setting as the server says it, or as this device last heard it.
async fn is_wished(client: &Client, owner: UserId) -> bool {
    let known = client.badge.wish.get().filter(|wish| wish.owner == owner);
    let asked_at = js_sys::Date::now();
    if let Some(wish) = known.filter(|wish| asked_at < wish.good_until) {
        return wish.is_on;
    }
    let (is_on, good_until) = match ask(client, owner).await {
        Some(is_on) => (is_on, asked_at + FRESH),
        None => {
            let stored = shared::icon_count(&client.shared).await.ok().flatten();
            let stored = stored.is_some_and(|count| count.user_id == owner && count.is_on);
            (known.map_or(stored, |wish| wish.is_on), asked_at + AGAIN)
        }
    };
    client.badge.wish.set(Some(Wish { owner, is_on, good_until }));
    is_on
}

async fn ask(client: &Client, owner: UserId) -> Option<bool> {
    let answer = http::get(client, owner, "/api/v1/notification-settings").await?;
    let settings: Value = json::read(&answer.body).ok().filter(|_| answer.status == 200)?;
    settings.get("badge")?.as_bool()
}

/// None until the day is known.
fn count(client: &Client, owner: UserId, is_on: bool) -> Option<IconCount> {
    if !is_on {
        return Some(IconCount::off(owner));
    }
    let today = client.offline.today.get_untracked();
    client.offline.replica.with_untracked(|replica| {
        let replica = replica.as_deref().filter(|_| today != Date::ZERO)?;
        let preferences = &replica.user.preferences;
        let wall = clock::wall_time(preferences.time_zone.as_str(), client.day_instant())?;
        let until_next = timing::until_boundary(wall, preferences.day_start.minutes());
        let ahead = open_ahead(&replica.habits, replica.calendar(today), DAYS_AHEAD);
        Some(IconCount::on(owner, today, now(), until_next, ahead))
    })
}

fn now() -> i64 {
    js_sys::Date::now() as i64
}
