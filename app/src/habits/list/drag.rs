//! Moving a row by hand: by dragging its grip, with the arrow keys on the grip, or with two buttons that need neither a
//! pointer nor a script. While a row is carried the list shows where it would come to lie; nothing is written before it
//! is put down.

use domain::ids::HabitId;
use leptos::{
    ev::{self, KeyboardEvent, PointerEvent, SubmitEvent},
    prelude::*,
    server_fn::ServerFn,
};
use ui::{Button, ButtonVariant, Form, Icon, IconName};

use super::order::{Way, in_their_places, neighbour, swapped};
use crate::{
    habits::{
        server_fns as rpc,
        writer::{Writer, use_writer},
    },
    offline::{Write, use_offline},
    page::{MoveSaid, focus_on, use_move_said},
    words::moved::RowPlace,
};

/// A list whose rows can be carried. Copies share the same signals.
#[derive(Clone, Copy)]
pub(super) struct Carry {
    writer: Writer,
    /// Every habit in use.
    all: Memo<Vec<HabitId>>,
    /// Those of this list, as they are stored.
    stored: Memo<Vec<HabitId>>,
    /// The row that is carried, and the order that it would make.
    carried: RwSignal<Option<(HabitId, Vec<HabitId>)>>,
    said: MoveSaid<HabitId>,
}

/// Makes the rows of a list carriable.
pub(super) fn use_carry(all: Memo<Vec<HabitId>>, stored: Memo<Vec<HabitId>>) -> Carry {
    let said = use_move_said(move |id| stored.with(|shown| place_of(shown, id)));
    let carry = Carry { writer: use_writer(), all, stored, carried: RwSignal::new(None), said };
    let is_carrying = Memo::new(move |_| carry.carried.with(Option::is_some));
    Effect::new(move |_| {
        if !is_carrying.get() {
            return;
        }
        // On the window, because a row that changes its place in the page loses the pointer that it had captured.
        let moving = window_event_listener(ev::pointermove, move |event| carry.follow(&event));
        let putting_down = window_event_listener(ev::pointerup, move |_| carry.put_down());
        let losing = window_event_listener(ev::pointercancel, move |_| carry.carried.set(None));
        let giving_up = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                carry.carried.set(None);
            }
        });
        on_cleanup(move || {
            moving.remove();
            putting_down.remove();
            losing.remove();
            giving_up.remove();
        });
    });
    carry
}

impl Carry {
    /// The rows in the order in which they are shown now.
    pub(super) fn shown(self) -> Vec<HabitId> {
        self.carried
            .with(|carried| carried.as_ref().map(|(_, order)| order.clone()))
            .unwrap_or_else(|| self.stored.get())
    }

    /// Whether this row is the one that is carried.
    pub(super) fn carries(self, id: HabitId) -> bool {
        self.carried.with(|carried| carried.as_ref().is_some_and(|(carried, _)| *carried == id))
    }

    fn pick_up(self, id: HabitId, event: &PointerEvent) {
        if event.button() == 0 {
            event.prevent_default();
            self.carried.set(Some((id, self.stored.get_untracked())));
        }
    }

    /// The carried row goes where the pointer is: behind every row whose middle lies above it.
    fn follow(self, event: &PointerEvent) {
        let at = f64::from(event.client_y());
        scroll_near_the_edges(at);
        let Some((id, order)) = self.carried.get_untracked() else { return };
        let mut others: Vec<HabitId> = order.iter().copied().filter(|other| *other != id).collect();
        let place = others.iter().filter(|other| middle_of(**other).is_some_and(|middle| middle < at)).count();
        others.insert(place, id);
        if others != order {
            self.carried.set(Some((id, others)));
        }
    }

    fn put_down(self) {
        let Some((_, order)) = self.carried.get_untracked() else { return };
        let all = self.all.get_untracked();
        self.write(in_their_places(&all, &order));
        self.carried.set(None);
    }

    /// Moves a row past its neighbour. `name`: by which it is told of.
    fn step(self, id: HabitId, name: &str, way: Way) {
        if let Some(order) = self.after_step(id, way) {
            self.said.begin(id, name);
            self.write(order);
        }
    }

    fn after_step(self, id: HabitId, way: Way) -> Option<Vec<HabitId>> {
        let past = self.stored.with_untracked(|shown| neighbour(shown, id, way))?;
        self.all.with_untracked(|all| swapped(all, id, past))
    }

    fn write(self, order: Vec<HabitId>) {
        let before = self.all.get_untracked();
        if order != before {
            self.writer.write(Write::OrderHabits { ids: order }, Some(Write::OrderHabits { ids: before }));
        }
    }
}

/// What a row is dragged by. Shown where there is a script; the arrow keys move the row as well.
#[component]
pub(super) fn Grip(carry: Carry, id: HabitId, name: String) -> impl IntoView {
    let offline = use_offline();
    let press = move |event: PointerEvent| {
        if untrack(|| offline.can_write()) {
            carry.pick_up(id, &event);
        }
    };
    let label = format!("Move {name}: drag it, or use the arrow keys");
    let key = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowUp" => Way::Up,
            "ArrowDown" => Way::Down,
            _ => return,
        };
        if untrack(|| offline.can_write()) {
            event.prevent_default();
            carry.step(id, &name, way);
            focus_on(grip_id(id));
        }
    };
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

/// Two buttons that move a row; no dragging is needed anywhere.
#[component]
pub(super) fn Movers(carry: Carry, id: HabitId, name: String) -> impl IntoView {
    view! {
        <div class="movers">
            <Mover carry id name=name.clone() way=Way::Up/>
            <Mover carry id name way=Way::Down/>
        </div>
    }
}

#[component]
fn Mover(carry: Carry, id: HabitId, name: String, way: Way) -> impl IntoView {
    let (icon, label) = match way {
        Way::Up => (IconName::ArrowUp, format!("Move {name} up")),
        Way::Down => (IconName::ArrowDown, format!("Move {name} down")),
    };
    let past = Memo::new(move |_| carry.stored.with(|shown| neighbour(shown, id, way)));
    // The id keeps the focus findable after the row has moved.
    let button_id = format!("move-{}-{id}", way.as_str());
    let submit = move |event: SubmitEvent| {
        if carry.writer.takes(&event) {
            carry.step(id, &name, way);
        }
    };
    view! {
        <Form action=rpc::MoveHabit::PATH quiet=true on:submit=submit>
            <input type="hidden" name="habit_id" value=id.to_string()/>
            <input type="hidden" name="way" value=way.as_str()/>
            <input type="hidden" name="past" value=move || past.get().map(|id| id.to_string()).unwrap_or_default()/>
            <Button
                variant=ButtonVariant::Icon
                icon
                label
                disabled=Signal::derive(move || past.with(Option::is_none))
                attr:id=button_id
            />
        </Form>
    }
}

/// Where a row lies in its list, as it is said. It never leaves it.
fn place_of(shown: &[HabitId], id: HabitId) -> Option<RowPlace> {
    let at = shown.iter().position(|known| *known == id)?;
    Some(RowPlace { key: String::new(), list: String::new(), at, count: shown.len() })
}

fn grip_id(id: HabitId) -> String {
    format!("grip-{id}")
}

/// The id of a row's element.
pub(super) fn row_id(id: HabitId) -> String {
    format!("row-{id}")
}

/// How far from the top of the screen the middle of a row is.
fn middle_of(id: HabitId) -> Option<f64> {
    #[cfg(feature = "hydrate")]
    {
        let row = document().get_element_by_id(&row_id(id))?.get_bounding_client_rect();
        Some(row.top() + row.height() / 2.0)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        None
    }
}

/// A long list goes along when a row is carried to its edge.
fn scroll_near_the_edges(at: f64) {
    #[cfg(feature = "hydrate")]
    {
        const EDGE: f64 = 80.0;
        const STEP: f64 = 14.0;
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        if at < EDGE {
            window().scroll_by_with_x_and_y(0.0, -STEP);
        } else if at > height - EDGE {
            window().scroll_by_with_x_and_y(0.0, STEP);
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = at;
}
