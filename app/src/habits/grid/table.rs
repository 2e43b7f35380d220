//! The table. Fingers and keys are listened to once, at the table, and not at each of its days.

use domain::{
    format::{date_long, month_name_short, weekday_name_long},
    habits::{DayState, GridView},
    identity::Preferences,
    ids::HabitId,
};
use jiff::civil::Date;
use leptos::{
    ev::{FocusEvent, KeyboardEvent, MouseEvent, PointerEvent, SubmitEvent},
    prelude::*,
    server_fn::ServerFn,
};
use ui::Form;

use super::{
    super::{
        control::Subject,
        day::{forms_of_day, sheet},
        server_fns as rpc,
        writer::use_writer,
    },
    cell::{CellName, subject_of, tap},
    hands::{self, TABLE},
    hold::Hold,
    keys::{Place, Step, step},
    row::grid_row,
    scene::GridScene,
};
use crate::{
    offline::use_offline,
    page::{PageState, keeping_focus, read_fields, use_go},
};

const HINT: &str = "week-hint";

/// The days of the habits in sight, and the sheet of one of them.
#[component]
pub(super) fn GridTable(page: PageState<GridView>, scene: GridScene) -> impl IntoView {
    let hold = Hold::new();
    on_cleanup(move || hold.end());
    let submit = tapper(page, hold);
    let order =
        Memo::new(move |_| page.value.with(|view| view.rows.iter().map(|row| row.habit_id).collect::<Vec<HabitId>>()));
    let total = Memo::new(move |_| page.value.with(|view| view.total));
    let columns = Memo::new(move |_| page.value.with(day_count) + 1);
    follow_window(page, scene);
    let keydown = keys(page, scene, hold);
    let (begin, menu) = (holder(page, scene, hold), menu(page, scene));
    view! {
        <Form action=rpc::TapCell::PATH label="Days of your habits" quiet=true on:submit=submit>
            <input type="hidden" name="form_id" value=page.form_id.to_string()/>
            <div class="week" on:scroll=move |_| scrolled(scene, total)>
                <table
                    class="week__table"
                    id=TABLE
                    role="grid"
                    aria-label="Days of your habits"
                    aria-describedby=HINT
                    aria-rowcount=move || (total.get() + 1).to_string()
                    aria-colcount=move || columns.get().to_string()
                    on:keydown=keydown
                    on:focusin=move |event: FocusEvent| hands::stop_at(&event)
                    on:pointerdown=begin
                    on:pointermove=move |event: PointerEvent| hold.moved(&event)
                    on:pointerup=move |_| hold.end()
                    on:pointercancel=move |_| hold.end()
                    on:contextmenu=menu
                >
                    <Head page/>
                    <tbody class="week__body" role="rowgroup">
                        <For each=keeping_focus(order) key=|id| *id children=move |id| grid_row(page, scene, id)/>
                    </tbody>
                </table>
            </div>
        </Form>
        <p class="week__hint quiet" id=HINT>
            <span class="only-hydrated">
                "A tap changes a day. Hold it, or press Enter, for its amount and note."
            </span>
            <span class="only-plain">"Press a day to change it. Amounts and notes are on the page of each habit."</span>
        </p>
        {sheet(scene.edit, move |id, day, open| sheet_of(page, scene, id, day, open))}
    }
}

fn day_count(view: &GridView) -> usize {
    view.number_of(view.to).map_or(0, |last| last + 1)
}

/// The days, the newest last.
#[component]
fn Head(page: PageState<GridView>) -> impl IntoView {
    let days = Memo::new(move |_| page.value.with(|view| (view.days(), view.today)));
    let heads = move || {
        let (days, today) = days.get();
        page.preferences.with(|preferences| {
            days.iter().zip(2..).map(|(day, column)| head(*day, column, today, preferences)).collect::<Vec<_>>()
        })
    };
    view! {
        <thead class="week__head" role="rowgroup">
            <tr class="week__heads" role="row" aria-rowindex="1">
                <th class="week__corner" role="columnheader" scope="col" aria-colindex="1">
                    "Habit"
                </th>
                {heads}
            </tr>
        </thead>
    }
}

fn head(day: Date, column: usize, today: Date, preferences: &Preferences) -> impl IntoView + use<> {
    let weekday = weekday_name_long(day.weekday());
    // The first day of a month names it; the others name their weekday.
    let short = if day.day() == 1 { month_name_short(day.month()) } else { weekday.get(..2).unwrap_or_default() };
    let class = if day == today { "week__date week__date--today" } else { "week__date" };
    let words = format!("{weekday}, {}", date_long(day, preferences));
    view! {
        <th class=class role="columnheader" scope="col" aria-colindex=column.to_string()>
            <span class="visually-hidden">{words}</span>
            <span class="week__weekday" aria-hidden="true">
                {short}
            </span>
            <span class="week__number" aria-hidden="true">
                {day.day().to_string()}
            </span>
        </th>
    }
}

/// A tap becomes a write of the queue; without wasm the browser posts it.
fn tapper(page: PageState<GridView>, hold: Hold) -> impl Fn(SubmitEvent) + Copy + 'static {
    let writer = use_writer();
    move |event| {
        if !writer.takes(&event) || hold.was_held() {
            return;
        }
        let Some(name) = read_fields(&event).remove("cell").and_then(|name| CellName::parse(&name)) else { return };
        let stops = page.preferences.with_untracked(Preferences::tap_stops);
        // What the day is now and not what its button was made for: a quick second tap is a tap on the first one's
        // result.
        if let Some((subject, state)) = page.value.with_untracked(|view| find(view, name.habit_id, name.day)) {
            let (write, undo) = subject.done_by(tap(&subject, state, stops));
            writer.write(write, Some(undo));
        }
    }
}

fn find(view: &GridView, id: HabitId, day: Date) -> Option<(Subject, DayState)> {
    subject_of(view.row(id)?, view.number_of(day)?, day)
}

fn keys(page: PageState<GridView>, scene: GridScene, hold: Hold) -> impl Fn(KeyboardEvent) + 'static {
    let open = opener(page, scene);
    move |event| {
        // What a key presses was not held by a finger.
        hold.forget();
        let Some(at) = hands::place_of(&event) else { return };
        let (rows, columns) = page.value.with_untracked(|view| (view.total, day_count(view) + 1));
        let with_control = event.ctrl_key() || event.meta_key();
        let Some(step) = step(&event.key(), with_control, at, rows, columns) else { return };
        event.prevent_default();
        match step {
            Step::To(place) => {
                scene.reach_row(place.row, rows);
                hands::focus_now(place);
            }
            Step::Older => {
                if !scene.step_older(at) {
                    hands::focus_at(Place { column: 0, ..at });
                }
            }
            Step::Open => {
                if let Some(name) = hands::cell_of(&event).and_then(|name| CellName::parse(&name)) {
                    open(name);
                }
            }
        }
    }
}

/// Opens the sheet of a day, or its place on the page of the habit where this device keeps nothing.
fn opener(page: PageState<GridView>, scene: GridScene) -> impl Fn(CellName) + Clone + 'static {
    let (offline, go) = (use_offline(), use_go());
    move |CellName { habit_id, day, .. }| {
        let is_here = page.value.with_untracked(|view| find(view, habit_id, day)).is_some();
        if is_here && untrack(|| offline.can_write()) {
            scene.edit.set(Some((habit_id, day)));
        } else {
            go(&format!("/app/habits/{habit_id}?day={day}#day"));
        }
    }
}

fn holder(page: PageState<GridView>, scene: GridScene, hold: Hold) -> impl Fn(PointerEvent) + 'static {
    let open = opener(page, scene);
    move |event| match hands::cell_of(&event).and_then(|name| CellName::parse(&name)) {
        Some(name) => {
            let open = open.clone();
            hold.begin(&event, move || open(name));
        }
        None => hold.end(),
    }
}

/// Where a browser would show its own menu, by a second button or by a long press, the day opens.
fn menu(page: PageState<GridView>, scene: GridScene) -> impl Fn(MouseEvent) + 'static {
    let open = opener(page, scene);
    move |event| {
        if let Some(name) = hands::cell_of(&event).and_then(|name| CellName::parse(&name)) {
            event.prevent_default();
            if scene.edit.with_untracked(Option::is_none) {
                open(name);
            }
        }
    }
}

fn scrolled(scene: GridScene, total: Memo<usize>) {
    let Some(sight) = hands::sight().filter(|_| scene.replica.with_untracked(Option::is_some)) else { return };
    scene.follow(sight.row, total.get_untracked());
    if sight.is_at_oldest {
        // Where there are no more, the way to them is a link above.
        let _ = scene.show_older();
    }
}

/// Keeps the room of the rows outside of the document, and something for the tab key to come to.
fn follow_window(page: PageState<GridView>, scene: GridScene) {
    let around = Memo::new(move |_| {
        page.value.with(|view| {
            let after = view.total.saturating_sub(view.skipped + view.rows.len());
            (view.skipped, after)
        })
    });
    let is_kept = Memo::new(move |_| scene.replica.with(Option::is_some));
    Effect::new(move |was_kept: Option<bool>| {
        let ((before, after), is_kept) = (around.get(), is_kept.get());
        if !scene.alive.get() {
            return false;
        }
        hands::keep_a_stop();
        if !is_kept {
            return false;
        }
        hands::leave_room(before, after);
        if was_kept != Some(true) {
            scene.look_ahead();
            if before > 0 {
                hands::scroll_to_row(before);
            }
        }
        true
    });
    Effect::new(move |before: Option<()>| {
        scene.wish.track();
        if before.is_some() {
            hands::scroll_to_row(0);
        }
    });
}

fn sheet_of(
    page: PageState<GridView>,
    scene: GridScene,
    id: HabitId,
    day: Date,
    open: RwSignal<bool>,
) -> Option<AnyView> {
    let (start, _) = page.value.with_untracked(|view| find(view, id, day))?;
    let text = scene.replica.with_untracked(|replica| replica.as_ref().map(|r| r.text(id, day)).unwrap_or_default());
    let known = Memo::new(move |last: Option<&Option<Subject>>| {
        let now = page.value.with(|view| find(view, id, day)).map(|(subject, _)| subject);
        now.or_else(|| last.cloned().flatten())
    });
    let subject = Signal::derive(move || known.get().unwrap_or_else(|| start.clone()));
    Some(forms_of_day(subject, page.preferences, text, open))
}
