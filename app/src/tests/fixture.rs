//! A person's habits on a Thursday in March, and a page to render them in.

use domain::{
    habits::{
        Calendar, DEFAULT_HABIT_COLOR, DayMark, EntryStatus, Habit, HabitInput, HabitKind, History, Quantity, Schedule,
        ScheduleVersion, Tone,
    },
    identity::{Preferences, TimeZoneName},
    ids::HabitId,
};
use jiff::{
    Timestamp,
    civil::{Date, Weekday, date},
};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    components::{Route, Router, Routes},
    location::RequestUrl,
    path,
};
use uuid::Uuid;

use crate::page::{Draft, PageState};

pub(crate) const TODAY: Date = date(2026, 3, 12);
pub(crate) const CALENDAR: Calendar = Calendar { today: TODAY, week_start: Weekday::Monday };
pub(crate) const FORM_ID: Uuid = Uuid::from_u128(0x018f_4f2e_0000_7000_8000_0000_0000_00ff);

pub(crate) fn habit_id(number: u8) -> HabitId {
    HabitId(Uuid::from_u128(0x018f_4f2e_0000_7000_8000_0000_0000_0000 + u128::from(number)))
}

pub(crate) fn preferences() -> Preferences {
    Preferences::in_zone(TimeZoneName::utc())
}

pub(crate) fn habit(number: u8, name: &str, schedule: Schedule) -> HabitInput {
    let habit = Habit {
        id: habit_id(number),
        name: name.to_owned(),
        kind: HabitKind::YesNo,
        unit: None,
        question: None,
        starts_on: date(2026, 1, 1),
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
        position: number.into(),
        schedules: vec![ScheduleVersion { effective_from: date(2026, 1, 1), schedule, target: None, judged: None }],
        archived_at: None,
        deleted_at: None,
        created_at: Timestamp::UNIX_EPOCH,
        version: 1,
    };
    HabitInput { habit, history: History::default(), pauses: Vec::new() }
}

pub(crate) fn measured(number: u8, name: &str, target: &str, unit: &str) -> HabitInput {
    let mut input = habit(number, name, Schedule::Daily {});
    input.habit.kind = HabitKind::Measure;
    input.habit.unit = Some(unit.to_owned());
    input.habit.schedules[0].target = Quantity::parse(target).ok();
    input
}

/// Something to leave alone, every day; a limit where there is a target.
pub(crate) fn refrained(number: u8, name: &str, target: Option<&str>) -> HabitInput {
    let mut input = habit(number, name, Schedule::Daily {});
    input.habit.kind = if target.is_some() { HabitKind::Limit } else { HabitKind::Quit };
    input.habit.unit = target.map(|_| "cups".to_owned());
    input.habit.schedules[0].target = target.and_then(|target| Quantity::parse(target).ok());
    input
}

pub(crate) fn with(mut input: HabitInput, day: Date, status: Option<EntryStatus>, value: Option<&str>) -> HabitInput {
    let value = value.and_then(|text| Quantity::parse(text).ok());
    input.history.set(day, DayMark { status, value, has_note: false });
    input
}

/// The state of a page without wasm, from a value and perhaps a refused form.
pub(crate) fn page_state<T: Clone + PartialEq + Send + Sync + 'static>(value: T, draft: Option<Draft>) -> PageState<T> {
    PageState {
        value: Memo::new(move |_| value.clone()),
        preferences: Memo::new(|_| preferences()),
        draft: StoredValue::new(draft),
        form_id: FORM_ID,
    }
}

/// Renders inside the router, at an address.
pub(crate) fn render(url: &str, page: impl Fn() -> AnyView + Clone + Send + Sync + 'static) -> String {
    let url = url.to_owned();
    let html = Owner::new().with(move || {
        provide_context(RequestUrl::new(&url));
        provide_meta_context();
        ui::provide_toasts();
        crate::offline::provide_offline(crate::offline::Start::Server);
        view! {
            <Router base="/app">
                <Routes fallback=|| "no such place">
                    <Route path=path!("*any") view=page.clone()/>
                </Routes>
            </Router>
        }
        .to_html()
    });
    // Where a part may change later stands a mark, which nobody sees.
    html.replace("<!>", "")
}
