//! Settings of this device: putting the app on its screen, and what it can do from then on.

use leptos::prelude::*;
use ui::{Button, Hue, IconName, LinkRow, Notice, Rows, Section, Tone};

use super::{
    Way,
    explainer::PermissionExplainer,
    steps::{AppleSteps, OtherSteps},
    use_install,
};
use crate::page::PageHead;

/// Complete without a script: then every way is described, because nobody knows which device this is.
#[component]
pub fn InstallPage() -> impl IntoView {
    view! {
        <PageHead title="On this device" back=Some(("/app/more".to_owned(), "More".to_owned()))/>
        <p class="measure">
            "On the home screen Wellspring opens like any other app, also without a connection. It takes hardly any room, and you remove it like any other app."
        </p>
        <NowHere/>
        <AppleSteps/>
        <OtherSteps/>
        <Section title="Notifications" hue=Some(Hue::Accent) id="notifications">
            <PermissionExplainer/>
        </Section>
        <Section title="From then on" hue=Some(Hue::Ink)>
            <Rows>
                <LinkRow
                    href="/app/settings/notifications"
                    title="A number on the icon"
                    note="How many habits still wait today. Off until you switch it on"
                    icon=IconName::Today
                />
                <LinkRow
                    href="/app/settings/shared"
                    title="Shared with Wellspring"
                    note="Texts and links that you share from other apps, kept on this device"
                    icon=IconName::Link
                />
            </Rows>
        </Section>
    }
    .into_any()
}

/// What this very device can do, once it was looked at.
#[component]
fn NowHere() -> impl IntoView {
    let install = use_install();
    let surroundings = install.surroundings();
    let now = Memo::new(move |_| surroundings.with(|found| (found.is_installed, found.way == Some(Way::Button))));
    move || match now.get() {
        (true, _) => Some(
            view! { <Notice tone=Tone::Good>"This is the installed app. There is nothing more to do."</Notice> }
                .into_any(),
        ),
        (false, true) => Some(
            view! {
                <div class="cluster">
                    <Button icon=IconName::Download is_button=true on:click=move |_| install.ask()>
                        "Install"
                    </Button>
                </div>
            }
            .into_any(),
        ),
        (false, false) => None,
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::tests::fixture::render;

    #[test]
    fn without_a_script_every_way_is_described_and_no_button_promises_one() {
        let html = render("/app/settings/install", || view! { <InstallPage/> }.into_any());
        for words in ["Add to Home Screen", "Android", "Computer", "only while the habit or the task is still open"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains("type=\"button\""), "{html}");
    }
}
