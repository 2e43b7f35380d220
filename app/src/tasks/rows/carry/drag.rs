//! Carrying a row. While it is carried the lists show where it would come to lie; nothing is written before it is put
//! down.

use domain::ids::TaskId;
use leptos::{
    ev::{self, PointerEvent},
    prelude::*,
};

use super::{
    Carried,
    places::{Held, Way, Zone, distance, place_of, rows_above, with_held},
};
use crate::page::{MoveSaid, use_move_said};

/// Where a row was put down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tasks) struct PutDown<Id = TaskId> {
    /// Which row.
    pub id: Id,
    /// From which list.
    pub from: String,
    /// In which list.
    pub zone: String,
    /// The rows of that list as they stand now.
    pub order: Vec<Id>,
}

/// A page whose rows can be carried. Copies share the same signals.
#[derive(Clone, Copy)]
pub(in crate::tasks) struct Carry<Id: Carried = TaskId> {
    zones: Memo<Vec<Zone<Id>>>,
    held: RwSignal<Option<Held<Id>>>,
    /// The row that was last moved by the keyboard.
    stepped: RwSignal<Option<Id>>,
    said: MoveSaid<Id>,
    put: Callback<PutDown<Id>>,
}

/// Makes the rows of a page carriable. `put`: what becomes of a row that was put down.
pub(in crate::tasks) fn use_carry<Id: Carried>(
    zones: Memo<Vec<Zone<Id>>>,
    put: impl Fn(PutDown<Id>) + Send + Sync + 'static,
) -> Carry<Id> {
    let said = use_move_said(move |id| zones.with(|zones| place_of(zones, id)));
    let (held, stepped) = (RwSignal::new(None), RwSignal::new(None));
    let carry = Carry { zones, held, stepped, said, put: Callback::new(put) };
    let is_carrying = Memo::new(move |_| carry.held.with(Option::is_some));
    Effect::new(move |_| {
        if !is_carrying.get() {
            return;
        }
        // On the window, because a row that changes its place in the page loses the pointer that it had captured.
        let moving = window_event_listener(ev::pointermove, move |event| carry.follow(&event));
        let putting_down = window_event_listener(ev::pointerup, move |_| carry.put_down());
        let losing = window_event_listener(ev::pointercancel, move |_| carry.held.set(None));
        let giving_up = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" {
                carry.held.set(None);
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

impl<Id: Carried> Carry<Id> {
    /// The rows of a list in the order in which they are shown now.
    pub(in crate::tasks) fn shown(self, zone: &str, own: Memo<Vec<Id>>) -> Vec<Id> {
        self.held.with(|held| with_held(zone, own.get(), held.as_ref()))
    }

    /// Whether this row is the one that is carried.
    pub(in crate::tasks) fn carries(self, id: Id) -> bool {
        self.held.with(|held| held.as_ref().is_some_and(|held| held.id == id))
    }

    pub(super) fn pick_up(self, id: Id, event: &PointerEvent) {
        if event.button() == 0 {
            event.prevent_default();
            self.held.set(self.zones.with_untracked(|zones| Held::of(zones, id)));
        }
    }

    /// Whether this row was the last one that the keyboard moved.
    pub(super) fn was_stepped(self, id: Id) -> bool {
        self.stepped.with_untracked(|stepped| *stepped == Some(id))
    }

    /// Moves a row by one step. `name`: by which it is told of.
    pub(super) fn step(self, id: Id, name: &str, way: Way) {
        self.stepped.set(Some(id));
        let to = self.zones.with_untracked(|zones| Held::of(zones, id)?.step(zones, way));
        if let Some(to) = to {
            self.said.begin(id, name);
            self.put_at(&to);
        }
    }

    /// The neighbours that a row would have after a step within its list: the one above and the one below.
    pub(super) fn after_step(self, id: Id, way: Way) -> Option<(Option<Id>, Option<Id>)> {
        self.zones.with(|zones| {
            let from = Held::of(zones, id)?;
            let to = from.step(zones, way).filter(|to| to.zone == from.zone)?;
            let zone = zones.iter().find(|zone| zone.key == to.zone)?;
            let order = with_held(&zone.key, zone.ids.clone(), Some(&to));
            let at = order.iter().position(|known| *known == id)?;
            Some((at.checked_sub(1).and_then(|at| order.get(at).copied()), order.get(at + 1).copied()))
        })
    }

    /// The carried row goes where the pointer is: into the nearest list, behind every row whose middle lies above it.
    fn follow(self, event: &PointerEvent) {
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        scroll_near_the_edges(y);
        let Some(held) = self.held.get_untracked() else { return };
        let to = self.zones.with_untracked(|zones| {
            let far = zones.iter().filter_map(|zone| Some((zone, distance_to(&zone.key, x, y)?)));
            let (zone, _) = far.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
            let others = zone.ids.iter().filter(|id| **id != held.id);
            let at = rows_above(others.filter_map(|id| middle_of(*id)), y);
            Some(Held { id: held.id, zone: zone.key.clone(), at })
        });
        if to.is_some() && to.as_ref() != Some(&held) {
            self.held.set(to);
        }
    }

    fn put_down(self) {
        let Some(held) = self.held.get_untracked() else { return };
        self.put_at(&held);
        self.held.set(None);
    }

    fn put_at(self, to: &Held<Id>) {
        let found = self.zones.with_untracked(|zones| {
            let from = Held::of(zones, to.id)?;
            let zone = zones.iter().find(|zone| zone.key == to.zone)?;
            let order = with_held(&zone.key, zone.ids.clone(), Some(to));
            let is_moved = order != zone.ids;
            is_moved.then_some(PutDown { id: to.id, from: from.zone, zone: to.zone.clone(), order })
        });
        if let Some(put) = found {
            self.put.run(put);
        }
    }
}

/// The id of a list's element.
pub(in crate::tasks) fn zone_id(key: &str) -> String {
    format!("zone-{key}")
}

/// How far from the top of the screen the middle of a row is.
fn middle_of<Id: Carried>(id: Id) -> Option<f64> {
    #[cfg(feature = "hydrate")]
    {
        let row = document().get_element_by_id(&id.row_id())?.get_bounding_client_rect();
        Some(row.top() + row.height() / 2.0)
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = id;
        None
    }
}

/// How far a point is from a list.
fn distance_to(key: &str, x: f64, y: f64) -> Option<f64> {
    #[cfg(feature = "hydrate")]
    {
        let list = document().get_element_by_id(&zone_id(key))?.get_bounding_client_rect();
        Some(distance(list.left(), list.top(), list.right(), list.bottom(), x, y))
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (key, distance(0.0, 0.0, 0.0, 0.0, x, y));
        None
    }
}

/// A long page goes along when a row is carried to its edge.
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
