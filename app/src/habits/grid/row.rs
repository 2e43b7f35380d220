//! One habit of the grid. A row is made anew as a whole when anything of it changes: its elements stay, and a row costs
//! one reaction and not one for each of its days.

use domain::{
    format::date_short,
    habits::{GridRow, GridView},
    ids::HabitId,
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{super::today::OnThisDevice, cell::Face, scene::GridScene};
use crate::{offline::Replica, page::PageState, words::row_figures};

/// A row and what it has to know of the grid around it.
#[derive(Debug, Clone, PartialEq)]
struct Placed {
    row: GridRow,
    /// Its number among all rows.
    number: usize,
    days: Vec<Date>,
    today: Date,
    unsent: Unsent,
}

/// What of a row is only on this device so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Unsent {
    habit: bool,
    days: Vec<Date>,
}

/// The row of a habit. It follows the page's value.
pub(super) fn grid_row(page: PageState<GridView>, scene: GridScene, id: HabitId) -> AnyView {
    // What was shown last stays until the list has let go of the row.
    let placed = Memo::new(move |last: Option<&Option<Placed>>| {
        let unsent = scene.replica.with(|replica| replica.as_deref().map(|r| unsent(r, id)).unwrap_or_default());
        page.value.with(|view| placed(view, id, unsent)).or_else(|| last.cloned().flatten())
    });
    (move || placed.with(|placed| placed.as_ref().map(|placed| row_view(placed, page, scene)))).into_any()
}

fn placed(view: &GridView, id: HabitId, unsent: Unsent) -> Option<Placed> {
    let at = view.rows.iter().position(|row| row.habit_id == id)?;
    let row = view.rows.get(at)?.clone();
    Some(Placed { row, number: view.skipped + at, days: view.days(), today: view.today, unsent })
}

fn unsent(replica: &Replica, id: HabitId) -> Unsent {
    let of_habit = replica.pending.iter().filter(|(habit, _)| *habit == id);
    Unsent { habit: replica.is_pending(id, None), days: of_habit.filter_map(|(_, day)| *day).collect() }
}

fn row_view(placed: &Placed, page: PageState<GridView>, scene: GridScene) -> AnyView {
    let Placed { row, number, days, unsent, .. } = placed;
    let stop = scene.alive.get().then_some("-1");
    let cells = page.preferences.with(|preferences| {
        let dated = days.iter().map(|day| (*day, date_short(*day, preferences)));
        let faces = row.cells().zip(dated).map(|(cell, (day, date))| {
            let face = Face::of(row, cell, (day, date.as_str()), placed.today, preferences);
            (face, cell.mark.has_note, unsent.days.contains(&day))
        });
        faces.zip(2..).map(|(face, column)| cell_view(face, column, stop)).collect::<Vec<_>>()
    });
    view! {
        <tr
            class="week__row"
            class:week__row--archived=row.archived
            role="row"
            data-hue=format!("c{}", row.color)
            aria-rowindex=(number + 2).to_string()
        >
            <th
                class="week__name"
                role="rowheader"
                scope="row"
                aria-colindex="1"
            >
                <a class="week__link" href=format!("/app/habits/{}", row.habit_id) tabindex=stop>
                    {row.name.clone()}
                </a>
                <span class="week__figures">
                    {row_figures(row)} {unsent.habit.then(|| view! { " " <OnThisDevice/> })}
                </span>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell_view(
    (face, has_note, is_unsent): (Face, bool, bool),
    column: usize,
    stop: Option<&'static str>,
) -> impl IntoView + use<> {
    let Face { name, class, text, label } = face;
    let label = match (has_note, is_unsent) {
        (false, false) => label,
        (true, false) => format!("{label}, with a note"),
        (false, true) => format!("{label}, on this device"),
        (true, true) => format!("{label}, with a note, on this device"),
    };
    view! {
        <td class="week__day" role="gridcell" aria-colindex=column.to_string()>
            <button
                class=class
                name="cell"
                value=name
                tabindex=stop
                aria-label=label
                data-note=has_note.then_some("")
                data-unsent=is_unsent.then_some("")
            >
                <span class="cell__text" aria-hidden="true">
                    {text}
                </span>
            </button>
        </td>
    }
}
