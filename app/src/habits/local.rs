//! The pages of habits from this device's own replica: the same pure functions that the server calls on its rows.

use domain::{
    habits::{
        AcrossRequest, AcrossView, FiguresRequest, HabitFiguresView, HabitListView, HabitPageView, TodayView,
        figures_across, habit_figures, habit_list, habit_page, today,
    },
    ids::HabitId,
    tasks::{Progress, TaskTree, habit_progress},
};
use jiff::civil::Date;
use leptos::prelude::*;

use super::{form::habit_fields, server_fns::HabitFormView};
use crate::offline::{Replica, new_uuid, use_offline};

/// Reads the person's today, once the device knows it.
pub(crate) fn known_today() -> impl Fn() -> Option<Date> + Copy + Send + Sync + 'static {
    let today = use_offline().today();
    move || Some(today.get()).filter(|day| *day != Date::ZERO)
}

/// The day of all habits that an address names, or today.
pub(super) fn day_view(replica: &Replica, today_is: Date, day: Option<&str>) -> TodayView {
    view_of(replica, today_is, day.and_then(|day| day.parse().ok()).unwrap_or(today_is))
}

/// One day of all habits, as this device knows it.
pub(super) fn view_of(replica: &Replica, today_is: Date, day: Date) -> TodayView {
    let timers = replica.timers.iter().map(|(id, run)| (*id, run.clone())).collect();
    let view = today(&replica.habits, &replica.stacks, replica.calendar(today_is), day);
    TodayView { timers, ..view.after_absences(&replica.habits, &replica.pauses) }
}

/// All habits.
pub(super) fn list_view(replica: &Replica, today_is: Date) -> HabitListView {
    habit_list(&replica.habits, replica.calendar(today_is)).in_groups(replica.groups.clone())
}

/// One habit; none when this device does not have it.
pub(super) fn page_view(
    replica: &Replica,
    today_is: Date,
    id: HabitId,
    day: Option<&str>,
    year: Option<&str>,
) -> Option<HabitPageView> {
    let input = replica.habit(id)?;
    let day = day.and_then(|day| day.parse().ok()).unwrap_or(today_is);
    let year = year.and_then(|year| year.parse().ok()).unwrap_or(day.year());
    let none = std::collections::BTreeMap::new();
    let texts = replica.texts.get(&id).unwrap_or(&none);
    let timer = replica.timers.get(&id).cloned();
    let reminders = replica.reminders_of(id).cloned().collect();
    let tasks = tasks_of(replica, id);
    Some(HabitPageView { timer, reminders, tasks, ..habit_page(input, texts, replica.calendar(today_is), day, year) })
}

/// How far the tasks of a habit are. Most habits have none, and a tree of all tasks takes longer than asking that.
fn tasks_of(replica: &Replica, id: HabitId) -> Progress {
    if replica.tasks.iter().all(|task| task.habit_id != Some(id)) {
        return Progress::default();
    }
    habit_progress(id, &replica.tasks, &TaskTree::new(&replica.tasks))
}

/// The figures of one habit, without hours: this device holds days. None when it does not have the habit.
pub(super) fn figures_of(
    replica: &Replica,
    today_is: Date,
    id: HabitId,
    request: FiguresRequest,
) -> Option<HabitFiguresView> {
    Some(habit_figures(replica.habit(id)?, replica.calendar(today_is), request, None))
}

/// The figures across the habits in use.
pub(super) fn across_of(replica: &Replica, today_is: Date, request: &AcrossRequest) -> AcrossView {
    figures_across(&replica.habits, replica.calendar(today_is), request)
}

/// The form of a habit, or of a new one.
pub(super) fn form_view(replica: &Replica, today_is: Date, id: Option<HabitId>) -> Option<HabitFormView> {
    let view = match id {
        None => HabitFormView::new(habit_fields::blank(new_uuid()), None, today_is),
        Some(id) => {
            let habit = &replica.habit(id)?.habit;
            let chosen = replica.chosen_starts_on.get(&id).copied().unwrap_or(habit.starts_on);
            habit_fields::view(habit, chosen, today_is, &replica.user.preferences)
        }
    };
    Some(view.among(replica.groups.clone(), replica.identities.clone()))
}
