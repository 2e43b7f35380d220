//! The switch for messages on this very device. What it shows is known by the browser alone, so the server renders no
//! more than a sentence, and the first render in the browser is the same.

use leptos::{prelude::*, task::spawn_local};
use ui::{Button, ButtonVariant, ProblemNotice};

use super::browser::{self, Permission};

/// How things stand on this device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Not looked at yet.
    Unknown,
    NotPossible,
    /// The browser does not ask again.
    Denied,
    Off,
    On,
}

async fn look() -> Standing {
    if !browser::is_supported() {
        return Standing::NotPossible;
    }
    match browser::permission() {
        Permission::Denied => Standing::Denied,
        _ if browser::is_subscribed().await => Standing::On,
        _ => Standing::Off,
    }
}

/// Switches messages on this device on or off.
#[component]
pub fn PushSwitch() -> impl IntoView {
    let (standing, problem) = (RwSignal::new(Standing::Unknown), RwSignal::new(None::<String>));
    let busy = RwSignal::new(false);
    Effect::new(move |_| spawn_local(async move { standing.set(look().await) }));
    let turn = move |to: Standing| {
        busy.set(true);
        // The request starts in the tap itself: browsers ask for nothing later.
        spawn_local(async move {
            let turned = match to {
                Standing::On => browser::subscribe().await,
                _ => browser::unsubscribe().await,
            };
            problem.set(turned.err().map(str::to_owned));
            standing.set(look().await);
            busy.set(false);
        });
    };
    view! {
        <div class="flow" id="push-switch">
            {move || shown(standing.get(), busy, turn)}
            <ProblemNotice code=problem/>
        </div>
    }
}

fn shown(standing: Standing, busy: RwSignal<bool>, turn: impl Fn(Standing) + Copy + Send + Sync + 'static) -> AnyView {
    match standing {
        Standing::Unknown => {
            view! { <p class="quiet measure">"Notifications are switched on by the device that shall show them."</p> }
                .into_any()
        }
        Standing::NotPossible => view! {
            <p class="quiet measure">
                "This browser cannot show notifications of Wellspring. Reminders can come by mail or into your calendar instead."
            </p>
        }
        .into_any(),
        Standing::Denied => view! {
            <p class="quiet measure">
                "This browser does not let Wellspring show notifications. You can change that in its settings for this site."
            </p>
        }
        .into_any(),
        Standing::Off => view! {
            <Button is_button=true disabled=busy on:click=move |_| turn(Standing::On)>
                "Turn on notifications on this device"
            </Button>
        }
        .into_any(),
        Standing::On => view! {
            <p role="status">"Notifications are on for this device."</p>
            <Button variant=ButtonVariant::Quiet is_button=true disabled=busy on:click=move |_| turn(Standing::Off)>
                "Turn them off on this device"
            </Button>
        }
        .into_any(),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::tests::fixture::render;

    #[test]
    fn the_server_promises_nothing_about_a_device() {
        let html = render("/app/settings/notifications", || view! { <PushSwitch/> }.into_any());
        assert!(html.contains("by the device that shall show them"), "{html}");
        assert!(!html.contains("<button"), "{html}");
    }
}
