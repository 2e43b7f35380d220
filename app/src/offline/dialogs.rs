//! What is asked at sign-out while this device holds work that the server does not have. Hidden until the browser part
//! opens it.

use leptos::prelude::*;
use ui::{Button, ButtonVariant, Dialog, FormActions};

use super::use_offline;

/// Put once at the end of the frame.
#[component]
pub fn OfflineDialogs() -> impl IntoView {
    let offline = use_offline();
    let open = offline.sign_out_open;
    let waiting = move || sentence(offline.status().with(|status| status.unsent + status.dead));
    view! {
        <Dialog id="sign-out-dialog" title="Sign out with changes waiting" open=open>
            <p>{waiting}</p>
            <p>"You can stay until they are sent, keep them here for the next time you sign in, or take them with you as a file."</p>
            <FormActions>
                <Button is_button=true on:click=move |_| open.set(false)>"Stay signed in"</Button>
                <Button
                    is_button=true
                    variant=ButtonVariant::Quiet
                    on:click=move |_| offline.sign_out_keeping()
                >
                    "Sign out, keep them on this device"
                </Button>
                <Button
                    is_button=true
                    variant=ButtonVariant::Danger
                    on:click=move |_| offline.sign_out_exporting()
                >
                    "Sign out, save a file and remove them"
                </Button>
            </FormActions>
        </Dialog>
    }
}

fn sentence(waiting: usize) -> String {
    match waiting {
        1 => "One change is only on this device so far.".to_owned(),
        many => format!("{many} changes are only on this device so far."),
    }
}
