//! Hints from the server that something changed. A hint carries nothing but itself; what changed comes by the feed.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource};

use super::{client::Client, cycle, listen};

/// Milliseconds in which further hints join the same pull.
const JOIN: u32 = 50;

/// The stream while the page is visible.
#[derive(Debug, Default)]
pub(super) struct Live(RefCell<Option<Stream>>);

#[derive(Debug)]
struct Stream {
    source: EventSource,
    _hear: Closure<dyn FnMut(Event)>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

impl Live {
    /// Opens the stream where none is open. The browser reconnects by itself, and gives up after a refusal.
    pub(super) fn start(&self, client: &Rc<Client>) {
        let is_open = |stream: &Stream| stream.source.ready_state() != EventSource::CLOSED;
        if client.session().is_none() || !listen::is_visible() || self.0.borrow().as_ref().is_some_and(is_open) {
            return;
        }
        let Ok(source) = EventSource::new("/api/v1/events") else { return };
        let page = Rc::downgrade(client);
        let hear = Closure::<dyn FnMut(Event)>::new(move |_| {
            if let Some(client) = page.upgrade() {
                cycle::soon(&client, JOIN);
            }
        });
        for name in ["changed", "resync", "message"] {
            // Fails only for a detached target.
            let _ = source.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref());
        }
        *self.0.borrow_mut() = Some(Stream { source, _hear: hear });
    }

    /// Closes the stream: nobody looks.
    pub(super) fn stop(&self) {
        drop(self.0.borrow_mut().take());
    }
}
