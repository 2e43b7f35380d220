//! Rows of what tasks are sorted by, which are carried as those of tasks are.

use domain::{habits::DocumentKind, tasks::OrderKey};
use leptos::prelude::*;
use ui::Rows;

use crate::{
    page::keeping_focus,
    tasks::{
        hand::use_task_hand,
        rows::{Carried, Carry, Grip, Movers, PutDown, Zone, key_among, use_carry, zone_id},
    },
};

/// Makes one list of a page carriable. `place`: where each of them stands.
pub(in crate::tasks) fn use_sorted<Id: Carried>(
    ids: Memo<Vec<Id>>,
    place: impl Fn(Id) -> Option<OrderKey> + Send + Sync + 'static,
) -> Carry<Id> {
    let hand = use_task_hand();
    let zones = Memo::new(move |_| vec![Zone { key: Id::WHAT.to_owned(), title: Id::WHAT.to_owned(), ids: ids.get() }]);
    use_carry(zones, move |put: PutDown<Id>| {
        let key = key_among(&put.order, put.id, &place);
        if let (Some(kind), Some(key)) = (DocumentKind::of_entity(Id::WHAT), key) {
            hand.order_document(kind, put.id.any_id(), key);
        }
    })
}

/// The list. `row`: one of its rows, with what [`carriers`] makes at its end.
pub(in crate::tasks) fn carried_rows<Id: Carried>(
    carry: Carry<Id>,
    ids: Memo<Vec<Id>>,
    label: &'static str,
    row: impl Fn(Id) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let shown = Memo::new(move |_| carry.shown(Id::WHAT, ids));
    view! {
        <Rows label attr:id=zone_id(Id::WHAT)>
            <For each=keeping_focus(shown) key=|id| id.row_id() children=row/>
        </Rows>
    }
    .into_any()
}

/// What a row is carried by: its grip, and two buttons while the order is being changed.
pub(in crate::tasks) fn carriers<Id: Carried>(
    carry: Carry<Id>,
    arranging: Memo<bool>,
    id: Id,
    name: Memo<String>,
) -> AnyView {
    view! {
        {move || arranging.get().then(|| view! { <Movers carry id name=name.get()/> })}
        {move || view! { <Grip carry id name=name.get()/> }}
    }
    .into_any()
}
