//! What is shown when there is nothing to show; and layers, drawn open.

use leptos::prelude::*;
use ui::{
    ButtonLink, Dialog, Empty, Failed, Hue, IconName, Loading, NoPermission, Notice, Offline, ProblemNotice, Section,
    Sheet, Tone,
};

pub(super) fn view() -> impl IntoView {
    let closed = RwSignal::new(false);
    view! {
        <Section title="States" hue=Some(Hue::Vermilion)>
            <div class="guide__states">
                <Empty title="No habits yet" text="Habits are the small things you want to keep up. Start with one that takes two minutes." icon=IconName::Habits>
                    <ButtonLink href="#main">"Make the first one"</ButtonLink>
                </Empty>
                <Failed code="internal" trace_id=Some("01j9z3".to_owned()) retry_href="#main"/>
                <Offline/>
                <NoPermission/>
                <Loading rows=3/>
            </div>
        </Section>
        <Section title="Notices" hue=Some(Hue::Vermilion)>
            <div class="flow">
                <Notice>"A newer version is ready."</Notice>
                <Notice tone=Tone::Good>"Your address is confirmed."</Notice>
                <Notice tone=Tone::Warning>"Three check-ins wait on this device."</Notice>
                <ProblemNotice code="rate_limited" retry_after=Some(30)/>
            </div>
        </Section>
        <Section title="Layers" hue=Some(Hue::Plum)>
            <div class="guide__toasts">
                <div class="toast">
                    <p class="toast__text">"Read checked in"</p>
                    <button class="toast__undo" type="button">"Undo"</button>
                </div>
            </div>
            <Dialog id="guide-dialog" title="Delete this habit?" open=closed><p>"Its history goes with it."</p></Dialog>
            <Sheet id="guide-sheet" title="Thursday, 12 March" open=closed><p>"Done at 07:30."</p></Sheet>
        </Section>
    }
}
