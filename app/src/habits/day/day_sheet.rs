//! Amount, note and skip of one row, without leaving the page. The sheet stays with the day on which it was opened:
//! what is typed shortly before midnight belongs to that day, also when the page behind has gone on.

use domain::{
    format::date_long,
    habits::{DayText, TodayView},
    identity::Preferences,
    ids::HabitId,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ui::Sheet;

use super::{
    super::{control::Subject, local::view_of},
    day_forms::DayForms,
    hidden::HistoryLink,
};
use crate::{offline::use_offline, page::PageState};

/// The habit and the day whose sheet is open.
pub(in crate::habits) type SheetOf = RwSignal<Option<(HabitId, Date)>>;

/// The sheet of whatever is to be edited.
#[component]
pub(in crate::habits) fn DaySheet(page: PageState<TodayView>, edit: SheetOf) -> impl IntoView {
    sheet(edit, move |id, day, open| content(page, id, day, open))
}

/// The sheet of a day, with what is to be said of it.
pub(in crate::habits) fn sheet(
    edit: SheetOf,
    content: impl Fn(HabitId, Date, RwSignal<bool>) -> Option<AnyView> + Send + Sync + 'static,
) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if edit.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && edit.with_untracked(Option::is_some) {
            edit.set(None);
        }
    });
    view! {
        <Sheet id="day-sheet" title="This day" open>
            {move || edit.get().and_then(|(id, day)| content(id, day, open))}
        </Sheet>
    }
}

fn content(page: PageState<TodayView>, id: HabitId, day: Date, open: RwSignal<bool>) -> Option<AnyView> {
    let start = page.value.with_untracked(|view| on_day(view, id, day))?;
    let replica = use_offline().replica();
    let text = replica.with_untracked(|replica| replica.as_ref().map(|r| r.text(id, day)).unwrap_or_default());
    let known = Memo::new(move |_| {
        page.value.with(|view| on_day(view, id, day)).or_else(|| {
            let today = page.value.with(|view| view.today);
            replica.with(|replica| on_day(&view_of(replica.as_ref()?, today, day), id, day))
        })
    });
    let subject = Signal::derive(move || known.get().unwrap_or_else(|| start.clone()));
    Some(forms_of_day(subject, page.preferences, text, open))
}

/// Which habit and day, and the forms of it.
pub(in crate::habits) fn forms_of_day(
    subject: Signal<Subject>,
    preferences: Memo<Preferences>,
    text: DayText,
    open: RwSignal<bool>,
) -> AnyView {
    let (name, day) = subject.with_untracked(|subject| (subject.name.clone(), subject.day));
    let done = Callback::new(move |()| open.set(false));
    view! {
        <p class="day-sheet__name">{name}</p>
        <p class="quiet">{move || preferences.with(|p| date_long(day, p))}</p>
        <DayForms subject preferences text draft=None done=Some(done)/>
        <HistoryLink subject/>
    }
    .into_any()
}

/// A habit on a day; none on a view of another day.
fn on_day(view: &TodayView, id: HabitId, day: Date) -> Option<Subject> {
    let item = view.items.iter().find(|item| item.habit_id == id)?;
    (view.day == day).then(|| Subject::of_item(item, day))
}

#[cfg(test)]
mod tests {
    use domain::habits::{
        Calendar, DEFAULT_HABIT_COLOR, Habit, HabitInput, HabitKind, History, Schedule, ScheduleVersion, Tone, today,
    };
    use jiff::{
        Timestamp,
        civil::{Weekday, date},
    };

    use super::*;

    fn view(day: Date) -> TodayView {
        let starts_on = date(2026, 1, 1);
        let version =
            ScheduleVersion { effective_from: starts_on, schedule: Schedule::Daily {}, target: None, judged: None };
        let habit = Habit {
            id: id(),
            name: "Read".to_owned(),
            kind: HabitKind::YesNo,
            unit: None,
            question: None,
            starts_on,
            reserves_per_month: 2,
            assume_kept: false,
            tone: Tone::Good,
            color: DEFAULT_HABIT_COLOR,
            icon: None,
            description: None,
            minimum_text: None,
            identity_id: None,
            group_id: None,
            unit_price: None,
            usual_amount: None,
            position: 1,
            schedules: vec![version],
            archived_at: None,
            deleted_at: None,
            created_at: Timestamp::UNIX_EPOCH,
            version: 1,
        };
        let calendar = Calendar { today: day, week_start: Weekday::Monday };
        today(&[HabitInput { habit, history: History::default(), pauses: Vec::new() }], &[], calendar, day)
    }

    fn id() -> HabitId {
        HabitId("018f4f2e-0000-7000-8000-000000000001".parse().unwrap())
    }

    #[test]
    fn a_sheet_does_not_follow_the_page_over_midnight() {
        let (before, after) = (date(2026, 3, 12), date(2026, 3, 13));
        assert_eq!(on_day(&view(before), id(), before).map(|subject| subject.day), Some(before));
        assert_eq!(on_day(&view(after), id(), before), None);
    }
}
