//! The devices that take messages: what was last sent to each, a way to try it, and a way to stop it. They come with
//! the answer of the page that shows them, because a page has one loader.

use leptos::{prelude::*, server_fn::ServerFn};
use serde::{Deserialize, Serialize};
use ui::{Button, ButtonVariant, Form, Icon, IconName, ListRow, Mark, RowMain, Rows, Section};

use super::{ForgetDevice, TestDevice};
#[cfg(feature = "ssr")]
use crate::identity::when;
use crate::page::needs_server;

/// One device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushDeviceView {
    pub id: String,
    pub label: String,
    pub is_here: bool,
    /// When something was last sent, in words; none when nothing was yet.
    pub last_sent: Option<String>,
    /// Code of what came of it.
    pub last_outcome: Option<String>,
}

/// The devices of the caller, for the loader of a page.
///
/// # Errors
/// As the use case.
#[cfg(feature = "ssr")]
pub async fn push_devices(
    services: &services::Services,
    actor: &services::Actor,
) -> Result<Vec<PushDeviceView>, services::ServiceError> {
    let devices = services.push().subscriptions(actor).await?;
    Ok(devices
        .into_iter()
        .map(|device| PushDeviceView {
            id: device.subscription_id.to_string(),
            label: device.label,
            is_here: device.is_here,
            last_sent: device.last_sent_at.map(|at| when(at, actor)),
            last_outcome: device.last_outcome,
        })
        .collect())
}

/// The list; a sentence where it is empty.
#[component]
pub fn PushDevices(devices: Vec<PushDeviceView>) -> impl IntoView {
    let list = if devices.is_empty() {
        view! { <p class="quiet measure">"No device takes notifications yet."</p> }.into_any()
    } else {
        let rows: Vec<_> = devices.into_iter().map(device_row).collect();
        view! { <Rows label="Devices with notifications">{rows}</Rows> }.into_any()
    };
    view! { <Section title="Devices with notifications">{list}</Section> }
}

fn device_row(device: PushDeviceView) -> impl IntoView {
    let note = last_word(&device);
    let here = device.is_here.then(|| view! { " " <Mark text="this device"/> });
    let (test_label, forget_label) = (format!("Send a test to {}", device.label), format!("Stop {}", device.label));
    let id = device.id.clone();
    view! {
        <ListRow>
            <Icon name=IconName::Devices/>
            <RowMain title=device.label>{note} {here}</RowMain>
            <Form action=TestDevice::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=id/>
                <Button variant=ButtonVariant::Text label=test_label>"Test"</Button>
            </Form>
            <Form action=ForgetDevice::PATH quiet=true on:submit=needs_server()>
                <input type="hidden" name="id" value=device.id/>
                <Button variant=ButtonVariant::Text label=forget_label>"Stop"</Button>
            </Form>
        </ListRow>
    }
}

/// What last became of a message, in a sentence.
fn last_word(device: &PushDeviceView) -> String {
    let Some(last_sent) = &device.last_sent else { return "Nothing was sent to it yet.".to_owned() };
    match device.last_outcome.as_deref() {
        Some("delivered") => format!("Last reached {last_sent}."),
        Some("not_reached" | "service_failed" | "too_many") => {
            format!("Its push service was busy or out of reach {last_sent}. Tried again by itself.")
        }
        _ => format!("Its push service refused the message of {last_sent}. Switch notifications off and on there."),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::tests::fixture::render;

    fn device(last_outcome: Option<&str>) -> PushDeviceView {
        PushDeviceView {
            id: "0198-phone".to_owned(),
            label: "Chrome on Android".to_owned(),
            is_here: true,
            last_sent: last_outcome.map(|_| "12 March 2026, 08:00".to_owned()),
            last_outcome: last_outcome.map(str::to_owned),
        }
    }

    #[test]
    fn a_device_says_what_last_became_of_a_message() {
        assert_eq!(last_word(&device(None)), "Nothing was sent to it yet.");
        assert_eq!(last_word(&device(Some("delivered"))), "Last reached 12 March 2026, 08:00.");
        assert!(last_word(&device(Some("service_failed"))).contains("Tried again by itself"));
        assert!(last_word(&device(Some("refused"))).contains("Switch notifications off and on there"));
    }

    #[test]
    fn each_device_can_be_tried_and_stopped() {
        let html = render("/app/settings/notifications", || {
            view! { <PushDevices devices=vec![device(Some("delivered"))]/> }.into_any()
        });
        for text in ["/rpc/notifications/test_device", "/rpc/notifications/forget_device", "0198-phone", "this device"]
        {
            assert!(html.contains(text), "{text} is missing in {html}");
        }
    }
}
