//! The order of a project's sections, while the order is being changed: as a list, because beside each other they are
//! too large to be carried.

use domain::{ids::SectionId, tasks::ProjectTasks};
use leptos::prelude::*;
use ui::{ListRow, RowMain, Section};

use crate::{
    page::PageState,
    tasks::{
        rows::{Carried, Carry},
        sorting::{carried_rows, carriers, use_sorted},
        values::Listed,
    },
};

/// The list. Nothing where there is no order to change.
#[component]
pub(super) fn SectionOrder(page: PageState<Listed<ProjectTasks>>, arranging: Memo<bool>) -> impl IntoView {
    let sections = Memo::new(move |_| {
        page.value.with(|listed| listed.view.sections.iter().map(|part| part.section.clone()).collect::<Vec<_>>())
    });
    let ids = Memo::new(move |_| sections.with(|all| all.iter().map(|section| section.id).collect::<Vec<_>>()));
    let names = Memo::new(move |_| {
        sections.with(|all| all.iter().map(|section| (section.id, section.name.clone())).collect::<Vec<_>>())
    });
    let carry = use_sorted(ids, move |id| {
        let position = |section: &domain::tasks::Section| (section.id == id).then(|| section.position.clone());
        sections.with_untracked(|all| all.iter().find_map(position))
    });
    let some = Memo::new(move |_| arranging.get() && ids.with(|ids| ids.len() > 1));
    move || {
        some.get().then(|| {
            let row = move |id| section_row(names, carry, arranging, id);
            view! { <Section title="Order of the sections">{carried_rows(carry, ids, "Sections", row)}</Section> }
        })
    }
}

fn section_row(
    names: Memo<Vec<(SectionId, String)>>,
    carry: Carry<SectionId>,
    arranging: Memo<bool>,
    id: SectionId,
) -> AnyView {
    let name = Memo::new(move |_| {
        let own = |(of, name): &(SectionId, String)| (*of == id).then(|| name.clone());
        names.with(|names| names.iter().find_map(own)).unwrap_or_default()
    });
    let carried = Memo::new(move |_| carry.carries(id));
    view! {
        <ListRow carried attr:id=id.row_id()>
            {move || view! { <RowMain title=name.get()/> }}
            {carriers(carry, arranging, id, name)}
        </ListRow>
    }
    .into_any()
}
