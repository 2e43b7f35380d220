//! Signing out. What waits is sent first; what cannot be sent is the person's to decide about; what others could read
//! on this device goes.

use std::{cell::RefCell, rc::Rc};

use futures::future::{Either, select};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

use super::{
    broadcast::News,
    client::{Client, Session},
    cycle, device, http, identity, listen,
    lock::{self, Lock},
    shared,
    store::StorageError,
};
use crate::offline::LockedQueue;

/// Milliseconds for a last attempt to send.
const LAST_ATTEMPT: u32 = 5_000;
/// Milliseconds between looks whether it is through.
const LOOK_EVERY: u32 = 100;

/// What happens to unsent work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Queue {
    /// Stays on this device, locked until the person is back.
    Keep,
    /// Goes.
    Remove,
}

/// Milliseconds to wait for other tabs; a request of theirs is given up sooner.
const ALONE_WITHIN: u32 = 15_000;

thread_local! {
    /// Held until this page is gone, which is when the server has ended the session.
    static ALONE: RefCell<Option<Lock>> = const { RefCell::new(None) };
    /// The form that waits for its answer.
    static FORM: RefCell<Option<HtmlFormElement>> = const { RefCell::new(None) };
}

/// Watches the sign-out form wherever it stands.
pub(super) fn intercept(client: &Rc<Client>) {
    let client = client.clone();
    listen::forever_first(&document(), "submit", move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(is_sign_out) else { return };
        event.prevent_default();
        event.stop_propagation();
        FORM.set(Some(form));
        wasm_bindgen_futures::spawn_local(ask(client.clone()));
    });
}

async fn ask(client: Rc<Client>) {
    if waiting(&client) > 0 {
        let sender = client.clone();
        wasm_bindgen_futures::spawn_local(async move { cycle::run(&sender).await });
        for _ in 0..LAST_ATTEMPT / LOOK_EVERY {
            gloo_timers::future::TimeoutFuture::new(LOOK_EVERY).await;
            if waiting(&client) == 0 || !client.cycle.is_running() {
                break;
            }
        }
    }
    if waiting(&client) > 0 {
        client.offline.sign_out_open.set(true);
    } else {
        leave(&client, Queue::Remove).await;
    }
}

fn waiting(client: &Client) -> usize {
    client.session().map_or(0, |session| {
        let memory = session.memory.borrow();
        memory.ops.iter().filter(|op| op.is_unsent()).count() + memory.dead.len()
    })
}

/// Clears this device and ends the session on the server.
pub(super) async fn leave(client: &Rc<Client>, queue: Queue) {
    // Without a connection the session would live on although the page says otherwise.
    let Some(answer) = http::who(client).await else {
        client.fail("network");
        return;
    };
    let other = identity::signed_in(&answer).map(|user| user.user_id).zip(client.shown.get());
    if other.is_some_and(|(here, shown)| here != shown) {
        // The form would end the session of whoever came meanwhile. This tab becomes theirs instead.
        client.offline.sign_out_open.set(false);
        client.identified_at.set(None);
        cycle::soon(client, 0);
        return;
    }
    let unsent = waiting(client);
    client.is_leaving.set(true);
    let session = client.session();
    // Conversations of this tab and of the others end at their next answer: nobody is here whose it would be.
    client.close_session();
    client.channel.tell(News::Person);
    ALONE.set(alone().await);
    if let Some(session) = session
        && let Err(error) = clear(client, &session, queue, unsent).await
    {
        client.fail(error.code());
    }
    client.channel.tell(News::Person);
    client.offline.sign_out_open.set(false);
    if let Some(form) = FORM.take() {
        // Does not fire `submit` again.
        let _ = form.submit();
    }
}

/// Waits until no tab talks to the server. None where that cannot be told, or takes too long.
async fn alone() -> Option<Lock> {
    let patience = gloo_timers::future::TimeoutFuture::new(ALONE_WITHIN);
    match select(Box::pin(lock::hold(lock::HERE)), patience).await {
        Either::Left((lock, _)) => lock,
        Either::Right(_) => None,
    }
}

/// Removes what others could read here, and counts what is kept.
async fn clear(client: &Client, session: &Session, queue: Queue, unsent: usize) -> Result<(), StorageError> {
    let user = session.memory.borrow().base.user.clone();
    let cleared = match queue {
        Queue::Keep if unsent > 0 => identity::forget_replica(&session.store).await,
        _ => {
            session.store.remove().await;
            Ok(())
        }
    };
    let kept = if queue == Queue::Keep { unsent } else { 0 };
    let display_name = user.display_name.as_str().to_owned();
    let count = LockedQueue { user_id: user.user_id, display_name, unsent: kept };
    let counted = shared::count_queue(&client.shared, &count).await;
    let forgotten = shared::forget_current(&client.shared).await;
    device::show_number(0);
    cleared.and(counted).and(forgotten)
}

/// Asks the attribute: a field called `id` hides the form's own property of that name.
fn is_sign_out(form: &HtmlFormElement) -> bool {
    form.get_attribute("id").as_deref() == Some("sign-out-form")
}
