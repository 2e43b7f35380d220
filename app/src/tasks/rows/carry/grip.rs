//! What a row is carried by.

use leptos::{
    ev::{KeyboardEvent, PointerEvent, SubmitEvent},
    prelude::*,
};
use ui::{Button, ButtonVariant, Form, Icon, IconName};

use super::{Carried, drag::Carry, places::Way};
use crate::{
    page::{focus_if_lost, focus_on},
    tasks::hand::use_task_hand,
};

/// The grip of a row. Shown where there is a script; the arrow keys move the row as well.
#[component]
pub(in crate::tasks) fn Grip<Id: Carried>(carry: Carry<Id>, id: Id, name: String) -> impl IntoView {
    let hand = use_task_hand();
    let press = move |event: PointerEvent| {
        if hand.can_write() {
            carry.pick_up(id, &event);
        }
    };
    let label = format!("Move {name}: drag it, or use the arrow keys");
    let key = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowUp" => Way::Up,
            "ArrowDown" => Way::Down,
            "ArrowLeft" => Way::Left,
            "ArrowRight" => Way::Right,
            _ => return,
        };
        if hand.can_write() {
            event.prevent_default();
            carry.step(id, &name, way);
            focus_on(grip_id(id));
        }
    };
    // In another list a row has another grip, which is there only once the move was written.
    Effect::new(move |_| {
        if carry.was_stepped(id) {
            focus_if_lost(grip_id(id));
        }
    });
    view! {
        <button
            type="button"
            class="btn btn--icon grip"
            id=grip_id(id)
            aria-label=label
            on:pointerdown=press
            on:keydown=key
        >
            <Icon name=IconName::Grip/>
        </button>
    }
}

fn grip_id<Id: Carried>(id: Id) -> String {
    format!("grip-{id}")
}

/// Two buttons that move a row within its list.
#[component]
pub(in crate::tasks) fn Movers<Id: Carried>(carry: Carry<Id>, id: Id, name: String) -> impl IntoView {
    view! {
        <div class="movers">
            <Mover carry id way=Way::Up label=format!("Move {name} up") name=name.clone()/>
            <Mover carry id way=Way::Down label=format!("Move {name} down") name/>
        </div>
    }
}

#[component]
fn Mover<Id: Carried>(carry: Carry<Id>, id: Id, way: Way, label: String, name: String) -> impl IntoView {
    let hand = use_task_hand();
    let beside = Memo::new(move |_| carry.after_step(id, way));
    let submit = move |event: SubmitEvent| {
        if hand.takes(&event) {
            carry.step(id, &name, way);
        }
    };
    let above = move || beside.get().and_then(|(above, _)| above).map(|id| id.to_string()).unwrap_or_default();
    let below = move || beside.get().and_then(|(_, below)| below).map(|id| id.to_string()).unwrap_or_default();
    let (icon, word) = match way {
        Way::Up | Way::Left => (IconName::ArrowUp, "up"),
        Way::Down | Way::Right => (IconName::ArrowDown, "down"),
    };
    view! {
        <Form action=Id::ACTION quiet=true on:submit=submit>
            <input type="hidden" name="what" value=Id::WHAT/>
            <input type="hidden" name=Id::FIELD value=id.to_string()/>
            <input type="hidden" name="above" value=above/>
            <input type="hidden" name="below" value=below/>
            <Button
                variant=ButtonVariant::Icon
                icon
                label
                disabled=Signal::derive(move || beside.with(Option::is_none))
                attr:id=format!("move-{word}-{id}")
            />
        </Form>
    }
}
