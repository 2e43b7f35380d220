//! What the pages know of this device and ask of it. On the server, and until the browser part has looked, it is
//! nothing.

use leptos::prelude::*;

use super::{Invitation, Surroundings};
use crate::offline::Start;

/// Handle of the device; copies share the same signal.
#[derive(Debug, Clone, Copy)]
pub struct Install {
    pub(super) surroundings: RwSignal<Surroundings>,
}

/// Offers the device to everything below. Called once, at the root of `App`; the browser is looked at in an effect, so
/// that the first render equals the server's.
pub fn provide_install(start: Start) -> Install {
    let install = Install { surroundings: RwSignal::new(Surroundings::default()) };
    provide_context(install);
    if start != Start::Server {
        Effect::new(move |_| begin(install));
    }
    install
}

/// The device that [`provide_install`] gave; one that can do nothing where it was not called.
#[must_use]
pub fn use_install() -> Install {
    use_context().unwrap_or_else(|| provide_install(Start::Server))
}

impl Install {
    /// What this device is and can do.
    #[must_use]
    pub fn surroundings(self) -> Signal<Surroundings> {
        self.surroundings.into()
    }

    /// Lets the browser ask whether the app shall be installed. Only from a tap: browsers refuse it otherwise.
    pub fn ask(self) {
        run(self, Wish::Ask);
    }

    /// Hears a no.
    pub fn put_off(self, invitation: Invitation) {
        run(self, Wish::PutOff(invitation));
    }
}

/// What is asked of the browser part.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "hydrate"), expect(dead_code, reason = "the server has no device"))]
pub(super) enum Wish {
    Ask,
    PutOff(Invitation),
}

#[cfg(feature = "hydrate")]
use super::later::{begin, run};

#[cfg(not(feature = "hydrate"))]
fn begin(_: Install) {}

#[cfg(not(feature = "hydrate"))]
fn run(_: Install, _: Wish) {}
