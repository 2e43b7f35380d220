//! When to talk to the server, and the one conversation at a time: who is here, send, then pull.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_timers::callback::Timeout;

use super::{client::Client, flush, identity, listen, lock, pull};
use crate::offline::timing;

/// Why a conversation ended early.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Try again by and by.
    Later,
    /// Nothing to try until somebody signs in, reloads or frees space.
    Held,
}

/// What is under way.
#[derive(Debug, Default)]
pub(super) struct CycleState {
    running: Cell<bool>,
    again: Cell<bool>,
    failures: Cell<u32>,
    /// When the timer below fires, in milliseconds of the device.
    due: Cell<f64>,
    timer: RefCell<Option<Timeout>>,
    /// When the person last wrote something in this tab.
    pub(super) acted_at: Cell<f64>,
}

impl CycleState {
    /// Whether a conversation is under way.
    pub(super) fn is_running(&self) -> bool {
        self.running.get()
    }
}

/// Talks to the server in `wait` milliseconds, or sooner where that is planned already.
pub(super) fn soon(client: &Rc<Client>, wait: u32) {
    let due = js_sys::Date::now() + f64::from(wait);
    let state = &client.cycle;
    if state.timer.borrow().is_some() && state.due.get() <= due {
        return;
    }
    state.due.set(due);
    let client = Rc::downgrade(client);
    let timer = Timeout::new(wait, move || {
        let Some(client) = client.upgrade() else { return };
        // The fired timer is dropped outside of its own callback.
        wasm_bindgen_futures::spawn_local(async move {
            drop(client.cycle.timer.take());
            run(&client).await;
        });
    });
    *state.timer.borrow_mut() = Some(timer);
}

/// Talks now; while a conversation is under way, another follows it.
pub(super) async fn run(client: &Rc<Client>) {
    let state = &client.cycle;
    if state.running.replace(true) {
        state.again.set(true);
        return;
    }
    loop {
        state.again.set(false);
        let outcome = once(client).await;
        match outcome {
            Ok(()) => state.failures.set(0),
            Err(Trouble::Held) => {}
            Err(Trouble::Later) => {
                state.failures.set(state.failures.get().saturating_add(1));
                soon(client, timing::backoff(state.failures.get(), js_sys::Math::random()));
            }
        }
        if !state.again.get() || outcome.is_err() {
            break;
        }
    }
    state.running.set(false);
}

async fn once(client: &Rc<Client>) -> Result<(), Trouble> {
    // Nobody signs out in another tab between an answer and what is stored of it.
    let _here = lock::share(lock::HERE).await;
    // Opens the person's database where a hydrated page does not know yet whose page it is.
    let session = identity::ensure(client).await?;
    let lock = lock::hold(&format!("ws-flush-{}", session.user_id)).await;
    let exclusive = lock.is_some();
    if !exclusive && !may_send_alone(client) {
        return Ok(());
    }
    session.refresh().await.map_err(|error| {
        client.fail(error.code());
        Trouble::Held
    })?;
    client.publish();
    // Waiting for the lock may have taken long: somebody else may be here now.
    let session = identity::ensure(client).await?;
    let sent = flush::run(client, &session, exclusive).await;
    let pulled = match sent {
        Err(Trouble::Held) => Err(Trouble::Held),
        _ => pull::run(client, &session).await,
    };
    drop(lock);
    sent.and(pulled)
}

/// Without Web Locks only the tab in which somebody just acted may send.
fn may_send_alone(client: &Client) -> bool {
    listen::is_visible() && js_sys::Date::now() - client.cycle.acted_at.get() < 60_000.0
}
