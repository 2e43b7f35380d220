//! Where a row can come to lie: plain rules, without a page.

use domain::{
    ids::TaskId,
    tasks::{OrderKey, TaskItem},
};

use super::Carried;
use crate::words::moved::RowPlace;

/// One of the lists of a page between which rows are carried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tasks) struct Zone<Id = TaskId> {
    /// Its name on the page.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Its rows, as they are stored.
    pub ids: Vec<Id>,
}

/// Where a row is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held<Id = TaskId> {
    pub id: Id,
    /// Over which list.
    pub zone: String,
    /// Behind how many of its other rows.
    pub at: usize,
}

/// Which way a row goes by a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Left,
    Right,
}

impl<Id: Carried> Held<Id> {
    /// Where a row lies before it is picked up.
    pub(super) fn of(zones: &[Zone<Id>], id: Id) -> Option<Self> {
        zones.iter().find_map(|zone| {
            let at = zone.ids.iter().position(|known| *known == id)?;
            Some(Self { id, zone: zone.key.clone(), at })
        })
    }

    /// One step on. Past the end of a list comes the next list; none at the end of all.
    pub(super) fn step(&self, zones: &[Zone<Id>], way: Way) -> Option<Self> {
        let here = zones.iter().position(|zone| zone.key == self.zone)?;
        let others = |at: usize| zones.get(at).map(|zone| zone.ids.iter().filter(|id| **id != self.id).count());
        let within = |at: usize| Some(Self { at, ..self.clone() });
        let to = |zone: usize, at: usize| {
            let key = zones.get(zone)?.key.clone();
            Some(Self { id: self.id, zone: key, at })
        };
        match way {
            Way::Up if self.at > 0 => within(self.at - 1),
            Way::Up => here.checked_sub(1).and_then(|zone| to(zone, others(zone)?)),
            Way::Down if self.at < others(here)? => within(self.at + 1),
            Way::Down | Way::Right => to(here + 1, 0),
            Way::Left => here.checked_sub(1).and_then(|zone| to(zone, 0)),
        }
    }
}

/// Where a row lies, as it is said.
pub(super) fn place_of<Id: Carried>(zones: &[Zone<Id>], id: Id) -> Option<RowPlace> {
    let Held { zone: key, at, .. } = Held::of(zones, id)?;
    let zone = zones.iter().find(|zone| zone.key == key)?;
    Some(RowPlace { key, list: zone.title.clone(), at, count: zone.ids.len() })
}

/// The rows of a list while one is held over it, or away from it.
pub(super) fn with_held<Id: Carried>(zone: &str, mut ids: Vec<Id>, held: Option<&Held<Id>>) -> Vec<Id> {
    let Some(held) = held else { return ids };
    ids.retain(|id| *id != held.id);
    if held.zone == zone {
        ids.insert(held.at.min(ids.len()), held.id);
    }
    ids
}

/// How many of the rows, by their middles, lie above a point.
pub(super) fn rows_above(middles: impl IntoIterator<Item = f64>, at: f64) -> usize {
    middles.into_iter().filter(|middle| *middle < at).count()
}

/// How far a point lies outside a box; zero within.
pub(super) fn distance(left: f64, top: f64, right: f64, bottom: f64, x: f64, y: f64) -> f64 {
    let outside = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
    outside(left, right, x).hypot(outside(top, bottom, y))
}

/// The place of a row between its new neighbours; none where there is no room.
pub(in crate::tasks) fn key_among<Id: Carried>(
    order: &[Id],
    id: Id,
    place: impl Fn(Id) -> Option<OrderKey>,
) -> Option<OrderKey> {
    let at = order.iter().position(|known| *known == id)?;
    let beside = |at: Option<usize>| at.and_then(|at| order.get(at)).and_then(|id| place(*id));
    OrderKey::between(beside(at.checked_sub(1)).as_ref(), beside(Some(at + 1)).as_ref())
}

/// The place of a task between its new neighbours. Those that are parts of something else than it is are no neighbours.
/// None where there is no room.
pub(in crate::tasks) fn key_between(items: &[TaskItem], order: &[TaskId], id: TaskId) -> Option<OrderKey> {
    let item = |id: TaskId| items.iter().find(|item| item.task.id == id);
    let moved = item(id)?;
    let at = order.iter().position(|known| *known == id)?;
    let is_beside = |other: &&TaskItem| {
        let is_same = other.task.parent_id == moved.task.parent_id;
        is_same || (other.indent == 0 && moved.indent == 0)
    };
    let above = order.iter().take(at).rev().filter_map(|id| item(*id)).find(is_beside);
    let below = order.iter().skip(at + 1).filter_map(|id| item(*id)).find(is_beside);
    OrderKey::between(above.map(|item| &item.task.position), below.map(|item| &item.task.position))
}

#[cfg(test)]
mod tests {
    use domain::tasks::{Progress, Task, TaskFields};
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> TaskId {
        TaskId(Uuid::from_u128(number))
    }

    fn zones() -> [Zone; 2] {
        let zone = |key: &str, ids: &[u128]| Zone {
            key: key.to_owned(),
            title: key.to_uppercase(),
            ids: ids.iter().copied().map(id).collect(),
        };
        [zone("a", &[1, 2, 3]), zone("b", &[4])]
    }

    fn held(number: u128, zone: &str, at: usize) -> Held {
        Held { id: id(number), zone: zone.to_owned(), at }
    }

    #[test]
    fn a_row_goes_from_list_to_list_by_its_keys() {
        let zones = zones();
        let start = Held::of(&zones, id(3)).unwrap();
        assert_eq!(start, held(3, "a", 2));
        assert_eq!(start.step(&zones, Way::Up), Some(held(3, "a", 1)));
        assert_eq!(start.step(&zones, Way::Down), Some(held(3, "b", 0)));
        assert_eq!(held(3, "b", 0).step(&zones, Way::Down), Some(held(3, "b", 1)));
        assert_eq!(held(3, "b", 1).step(&zones, Way::Down), None);
        assert_eq!(held(4, "b", 0).step(&zones, Way::Up), Some(held(4, "a", 3)));
        assert_eq!(held(4, "b", 0).step(&zones, Way::Left), Some(held(4, "a", 0)));
        assert_eq!(held(1, "a", 0).step(&zones, Way::Up), None);
    }

    #[test]
    fn where_a_row_lies_is_told_with_its_list() {
        let place = RowPlace { key: "a".to_owned(), list: "A".to_owned(), at: 1, count: 3 };
        assert_eq!(place_of(&zones(), id(2)), Some(place));
        assert_eq!(place_of(&zones(), id(9)), None);
    }

    #[test]
    fn a_held_row_is_shown_where_it_is_held() {
        let [a, b] = zones();
        let over_b = held(2, "b", 9);
        assert_eq!(with_held("a", a.ids, Some(&over_b)), [id(1), id(3)]);
        assert_eq!(with_held("b", b.ids, Some(&over_b)), [id(4), id(2)]);
    }

    #[test]
    fn a_point_is_nearest_to_the_box_around_it() {
        assert!(distance(0.0, 0.0, 10.0, 10.0, 5.0, 5.0).abs() < f64::EPSILON);
        assert!((distance(0.0, 0.0, 10.0, 10.0, 13.0, 14.0) - 5.0).abs() < 1e-9);
        assert_eq!(rows_above([10.0, 30.0, 50.0], 40.0), 2);
    }

    #[test]
    fn a_place_lies_between_those_beside_it() {
        let keys = OrderKey::spread(3);
        let place = |of: TaskId| usize::try_from(of.uuid().as_u128() - 1).ok().and_then(|at| keys.get(at).cloned());
        let key = |order: [u128; 3], of: u128| key_among(&order.map(id), id(of), place).unwrap();
        assert!(keys[0] < key([1, 3, 2], 3) && key([1, 3, 2], 3) < keys[1]);
        assert!(key([3, 1, 2], 3) < keys[0] && key([2, 3, 1], 1) > keys[2]);
        assert_eq!(key_among(&[id(1)], id(2), place), None);
    }

    #[test]
    fn a_place_lies_between_neighbours_of_the_same_level() {
        let keys = OrderKey::spread(4);
        let item = |number: u128, indent: u8, parent: Option<u128>| {
            let at = usize::try_from(number - 1).unwrap();
            let fields = TaskFields { parent_id: parent.map(id), ..TaskFields::titled("Task") };
            let task = Task::new(id(number), fields, keys[at].clone(), Timestamp::UNIX_EPOCH, date(2026, 3, 12));
            TaskItem { task, part_of: None, indent, progress: Progress::default(), is_overdue: false }
        };
        let items = [item(1, 0, None), item(2, 1, Some(1)), item(3, 0, None), item(4, 0, None)];
        let key = key_between(&items, &[id(1), id(2), id(4), id(3)], id(4)).unwrap();
        assert!(keys[0] < key && key < keys[2]);
        assert_eq!(key_between(&items, &[id(9)], id(9)), None);
    }
}
