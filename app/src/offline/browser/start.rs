//! The first steps after hydration or mounting.

use std::rc::Rc;

use leptos::prelude::*;

use super::{client::Client, cycle, identity, listen, shared, sign_out, worker};
use crate::notifications::browser as notifications;
use crate::offline::{Offline, Start};

/// How often an open, visible page looks for changes that no hint announced, in milliseconds.
const LOOK_EVERY: u32 = 60_000;

/// Starts the client of this tab.
pub(in crate::offline) fn begin(offline: Offline, start: Start) {
    let Some(client) = Client::create(offline, start) else { return };
    client.channel.listen(&client);
    listen_to_page(&client);
    sign_out::intercept(&client);
    worker::register(&client);
    wasm_bindgen_futures::spawn_local(async move {
        if client.start == Start::Shell {
            open_last(&client).await;
        }
        cycle::run(&client).await;
        // Only of who is certainly here.
        if let Some(session) = client.session().filter(|_| client.identified_at.get().is_some()) {
            notifications::refresh(session.user_id).await;
        }
    });
}

/// In the shell the person is who was here last: their replica shows before anything is asked of the network.
async fn open_last(client: &Rc<Client>) {
    let opened = async {
        let known = shared::load(&client.shared).await?;
        client.device_id.set(shared::device_id(&client.shared, known.device_id).await?);
        let Some(user) = known.current else { return Ok(()) };
        let user_id = user.user_id;
        client.watch_today(&user);
        client.open_session(user).await?;
        identity::show_locked(client, user_id).await?;
        client.live.start(client);
        Ok::<_, super::store::StorageError>(())
    };
    if let Err(error) = opened.await {
        client.fail(error.code());
    }
}

fn listen_to_page(client: &Rc<Client>) {
    let page = client.clone();
    listen::forever(&document(), "visibilitychange", move |_| {
        // While nobody looked, somebody else may have signed in.
        page.identified_at.set(None);
        if listen::is_visible() {
            page.publish();
            page.live.start(&page);
            cycle::soon(&page, 0);
        } else {
            page.live.stop();
        }
    });
    for name in ["online", "focus"] {
        let page = client.clone();
        listen::forever(&window(), name, move |_| {
            page.publish();
            cycle::soon(&page, 0);
        });
    }
    let page = client.clone();
    gloo_timers::callback::Interval::new(LOOK_EVERY, move || {
        if listen::is_visible() {
            page.live.start(&page);
            cycle::soon(&page, 0);
        }
    })
    .forget();
}
