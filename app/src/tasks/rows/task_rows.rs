//! A list of tasks.

use domain::{ids::TaskId, tasks::TaskItem};
use leptos::prelude::*;
use ui::Rows;

use super::{RowScene, row::task_row};
use crate::page::keeping_focus;

/// The rows of some tasks. `zone`: the name by which rows can be carried here from other lists of the page.
#[component]
pub(in crate::tasks) fn TaskRows(
    scene: RowScene,
    items: Memo<Vec<TaskItem>>,
    #[prop(into)] label: String,
    #[prop(optional, into)] zone: Option<String>,
) -> impl IntoView {
    let own = Memo::new(move |_| items.with(|items| items.iter().map(|item| item.task.id).collect::<Vec<TaskId>>()));
    let zone_id = zone.as_deref().map(super::carry::zone_id);
    let shown = Memo::new(move |_| match (scene.carry, zone.as_deref()) {
        (Some(carry), Some(zone)) => carry.shown(zone, own),
        _ => own.get(),
    });
    // A row that is carried here comes from another list; its words are those of that list.
    let all = scene.carried.unwrap_or(items);
    view! {
        <Rows label attr:id=zone_id>
            <For each=keeping_focus(shown) key=|id| *id children=move |id| task_row(scene, all, id)/>
        </Rows>
    }
}
