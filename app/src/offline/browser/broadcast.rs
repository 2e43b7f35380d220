//! Tells the other tabs of this browser that the stored queue or replica changed, or that somebody signed out.

use std::rc::Rc;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{client::Client, cycle};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// The queue changed.
    Queue,
    /// The replica's rows changed.
    Replica,
    /// Somebody signed out or in: look who is here.
    Person,
}

impl News {
    const fn word(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Replica => "replica",
            Self::Person => "person",
        }
    }
}

/// The channel of this origin; silent where the browser has none.
#[derive(Debug)]
pub(super) struct Channel(Option<BroadcastChannel>);

impl Channel {
    pub(super) fn open() -> Self {
        Self(BroadcastChannel::new("wellspring").ok())
    }

    pub(super) fn tell(&self, news: News) {
        if let Some(channel) = &self.0 {
            // Fails only when the page is going away.
            let _ = channel.post_message(&news.word().into());
        }
    }

    pub(super) fn listen(&self, client: &Rc<Client>) {
        let Some(channel) = &self.0 else { return };
        let client = Rc::downgrade(client);
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some(client) = client.upgrade() else { return };
            match event.data().as_string().as_deref() {
                Some("person") => {
                    client.close_session();
                    client.tell(|status| status.signed_out = true);
                    cycle::soon(&client, 0);
                }
                Some(_) => wasm_bindgen_futures::spawn_local(async move {
                    if let Some(session) = client.session() {
                        // Unreadable storage shows itself at the next write.
                        let _ = session.refresh().await;
                        client.publish();
                    }
                }),
                None => {}
            }
        });
        channel.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
    }
}
