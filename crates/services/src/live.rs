//! Live hints: "something of yours changed, ask for it". Sent in this process at once, and handed to the task that
//! tells other processes (decision 19). A lost hint is healed by the reader's own next look.

use domain::ids::UserId;
use tokio::sync::broadcast;

/// A hint, without any content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiveHint {
    /// This person's data changed, by a commit of this process.
    ChangedHere(UserId),
    /// The same, told by another process.
    ChangedElsewhere(UserId),
    /// Hints may have been lost: everybody look again.
    Resync,
}

/// Sends hints to whoever listens in this process.
#[derive(Debug, Clone)]
pub struct LiveHub {
    sender: broadcast::Sender<LiveHint>,
}

impl LiveHub {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::channel(4096).0 }
    }

    /// Hints that this process has committed a change.
    pub fn changed(&self, user: UserId) {
        self.send(LiveHint::ChangedHere(user));
    }

    /// Passes a hint on; nobody listening is fine.
    pub fn send(&self, hint: LiveHint) {
        let _nobody_listens = self.sender.send(hint);
    }

    /// Listens from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<LiveHint> {
        self.sender.subscribe()
    }
}
