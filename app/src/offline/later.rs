//! The browser part is fetched beside the page, not before it: the page is alive while this still comes.

use gloo_timers::future::TimeoutFuture;
use leptos::{
    prelude::Set,
    wasm_split::{SplitLoaderError, wasm_split},
};
use wasm_bindgen_futures::spawn_local;

use super::facade::Order;
use super::{Offline, Start, browser};

/// How long to wait before asking again for what could not be fetched, in milliseconds.
const ASK_AGAIN: u32 = 10_000;

/// Starts the client of this tab as soon as its code is here.
pub(super) fn begin(offline: Offline, start: Start) {
    spawn_local(async move {
        while begin_now(offline, start).await.is_err() {
            TimeoutFuture::new(ASK_AGAIN).await;
        }
    });
}

/// Hands an order over; one that comes before the code is done when that is here.
pub(super) fn run(offline: Offline, order: Order) {
    spawn_local(async move {
        if run_now(offline, order).await.is_err() {
            offline.last_error.set(Some("storage_failed".to_owned()));
        }
    });
}

#[wasm_split(client, wasm_split_path = leptos::wasm_split, fallible)]
fn begin_now(offline: Offline, start: Start) -> Result<(), SplitLoaderError> {
    browser::begin(offline, start);
    Ok(())
}

#[wasm_split(client, wasm_split_path = leptos::wasm_split, fallible)]
fn run_now(offline: Offline, order: Order) -> Result<(), SplitLoaderError> {
    browser::run(offline, order);
    Ok(())
}
