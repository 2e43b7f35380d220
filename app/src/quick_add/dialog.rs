//! Quick add over any page, from this device's replica.

use domain::identity::{Preferences, TimeZoneName};
use leptos::prelude::*;
use ui::Dialog;
use uuid::Uuid;

use super::{
    Ahead, QuickAddWorld,
    fields::LINE_ID,
    form::{LineForm, Writing},
    line::Begun,
    signs::Signs,
};
use crate::{
    offline::{Replica, use_offline},
    page::{FormState, type_into},
};

/// The dialog. It goes on with what was typed `ahead` of it, and what was written stays when it is closed by mistake.
#[component]
pub(crate) fn QuickAddDialog(open: RwSignal<bool>, ahead: Ahead) -> impl IntoView {
    let world = from_replica(QuickAddWorld::of_replica, QuickAddWorld::default);
    let preferences =
        from_replica(|replica| Some(replica.user.preferences.clone()), || Preferences::in_zone(TimeZoneName::utc()));
    let state = FormState::new("quick_add", None);
    let writing = Writing::of(Begun::default(), state);
    Effect::new(move |_| {
        if open.get() {
            writing.added.set(None);
            // By then the dialog is open and its field has the focus. Until then keys are kept, so none falls in
            // between.
            request_animation_frame(move || {
                if let Some(line) = ahead.take() {
                    type_into(LINE_ID, &line);
                }
            });
        }
    });
    view! {
        <Dialog id="quick-add" title="New task" open>
            <LineForm world preferences writing form_id=Uuid::nil() state/>
            <Signs preferences/>
        </Dialog>
    }
}

/// What the replica says, and what it said last while there is none.
fn from_replica<T: Clone + PartialEq + Send + Sync + 'static>(
    read: impl Fn(&Replica) -> Option<T> + Send + Sync + 'static,
    unknown: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    let replica = use_offline().replica();
    Memo::new(move |last: Option<&T>| {
        let now = replica.with(|replica| replica.as_deref().and_then(&read));
        now.or_else(|| last.cloned()).unwrap_or_else(&unknown)
    })
}
