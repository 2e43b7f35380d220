//! What the facade asks for, handed to the part that does it.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    client::{self, Client},
    cycle, export, questions, shared_texts, sign_out, worker, writing,
};
use crate::offline::Offline;
use crate::offline::facade::Order;

/// Does as told, in the background.
pub(in crate::offline) fn run(offline: Offline, order: Order) {
    let Some(client) = client::current() else {
        offline.last_error.set(Some("storage_failed".to_owned()));
        return;
    };
    wasm_bindgen_futures::spawn_local(obey(client, order));
}

async fn obey(client: Rc<Client>, order: Order) {
    match order {
        Order::Submit(write, undo) => writing::submit(client, *write, undo.map(|undo| *undo)).await,
        Order::Retry(op_id) => writing::retry(client, op_id).await,
        Order::Discard(op_id) => writing::discard(client, op_id).await,
        Order::LookAtTexts => shared_texts::look(&client).await,
        Order::KeepText(text) => shared_texts::keep(&client, text).await,
        Order::RemoveText(id) => shared_texts::remove(&client, id).await,
        Order::Export => export::save(&client),
        Order::Sync => cycle::run(&client).await,
        Order::Update => worker::apply_update(&client),
        Order::TrustClock(clock) => questions::trust(&client, clock).await,
        Order::FollowZone => questions::follow_zone(&client).await,
        Order::KeepZone => questions::keep_zone(&client).await,
        Order::SignOutKeeping => sign_out::leave(&client, sign_out::Queue::Keep).await,
        Order::SignOutExporting => {
            export::save(&client);
            sign_out::leave(&client, sign_out::Queue::Remove).await;
        }
    }
}
