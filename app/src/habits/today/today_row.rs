//! One habit on Today.

use domain::{
    format::percent,
    habits::{HabitKind, Streak, TodayItem, TodayView},
    ids::HabitId,
};
use leptos::prelude::*;
use ui::{Hue, ListRow, Mark, RowFigure, RowMain, Sparkline};

use super::{
    super::{
        control::Subject,
        day::{DayTick, SheetOf, StatusButton, StatusOffer},
        looks::Picture,
        timer_control::RowTimer,
    },
    row_menu::RowMenu,
};
use crate::{
    offline::use_offline,
    page::PageState,
    words::{is_settled, row_note, streak_unit},
};

/// The row of a habit. It follows the page's value, so that a tick changes this row and nothing around it.
pub(super) fn today_row(page: PageState<TodayView>, id: HabitId, edit: SheetOf) -> AnyView {
    let find = move |view: &TodayView| view.items.iter().find(|item| item.habit_id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let subject = Signal::derive(move || {
        let day = page.value.with(|view| view.day);
        item.with(|item| Subject::of_item(item, day))
    });
    let settled = Memo::new(move |_| item.with(is_settled));
    // What is drawn in the row takes the habit's colour from it.
    let hue = Memo::new(move |_| Hue::Swatch(item.with(|item| item.color)));
    view! {
        <ListRow settled attr:data-hue=move || hue.get().name()>
            <DayTick subject preferences=page.preferences form_id=page.form_id id=tick_id(id)/>
            <RowWords item page/>
            <RowChart item/>
            <RowStreak item/>
            <SlipButton subject/>
            <RowTimer item page/>
            <RowMenu subject form_id=page.form_id edit/>
        </ListRow>
    }
    .into_any()
}

/// What there is to say of a habit to quit, beside the others' ticks: quiet, because it is seldom pressed.
#[component]
fn SlipButton(subject: Signal<Subject>) -> impl IntoView {
    let is_quit = Memo::new(move |_| subject.with(|s| s.kind == HabitKind::Quit));
    let offer = Memo::new(move |_| subject.with(|s| StatusOffer::of_failure(s.kind, s.status)));
    move || {
        is_quit.get().then(|| {
            view! {
                <div class="row__aside">
                    <StatusButton subject offer names_habit=true/>
                </div>
            }
        })
    }
}

/// The id of a row's tick.
pub(super) fn tick_id(id: HabitId) -> String {
    format!("tick-{id}")
}

#[component]
fn RowWords(item: Memo<TodayItem>, page: PageState<TodayView>) -> impl IntoView {
    let name = Memo::new(move |_| item.with(|item| (item.name.clone(), item.habit_id, item.icon.clone())));
    let note = Memo::new(move |_| item.with(|item| page.preferences.with(|p| row_note(item, p))));
    let replica = use_offline().replica();
    let pending = Memo::new(move |_| {
        let (id, day) = (item.with(|item| item.habit_id), page.value.with(|view| view.day));
        replica.with(|replica| replica.as_ref().is_some_and(|r| r.is_pending(id, Some(day)) || r.is_pending(id, None)))
    });
    let day = move || page.value.with(|view| (view.day != view.today).then_some(view.day));
    move || {
        let (name, id, icon) = name.get();
        let href = day().map_or_else(|| format!("/app/habits/{id}"), |day| format!("/app/habits/{id}?day={day}"));
        view! {
            <Picture icon/>
            <RowMain title=name href=Some(href)>
                <span>{move || note.get()}</span>
                {move || pending.get().then(|| view! { " " <OnThisDevice/> })}
            </RowMain>
        }
    }
}

/// The mark of what the server has not seen yet.
#[component]
pub(crate) fn OnThisDevice() -> impl IntoView {
    view! { <Mark text="on this device" title="Saved on this device; the server has not seen it yet"/> }
}

#[component]
fn RowChart(item: Memo<TodayItem>) -> impl IntoView {
    let chart = Memo::new(move |_| item.with(|item| (item.spark.clone(), item.score)));
    move || {
        let (spark, score) = chart.get();
        let values: Vec<f64> = spark.into_iter().map(|thousandths| f64::from(thousandths) / 1000.0).collect();
        let label = format!("Strength over 30 days, now {}", percent(score));
        view! { <Sparkline values label hue=Some(Hue::Leaf)/> }
    }
}

/// The run, large. A run of nothing is left out: an empty place does not scold. That of a habit to quit stands under
/// its name already.
#[component]
fn RowStreak(item: Memo<TodayItem>) -> impl IntoView {
    let streak = Memo::new(move |_| {
        item.with(|item| match item.kind {
            HabitKind::Quit => Streak { current: 0, ..item.streak },
            _ => item.streak,
        })
    });
    let value = Signal::derive(move || match streak.get().current {
        0 => String::new(),
        days => days.to_string(),
    });
    let unit = Signal::derive(move || match streak.get() {
        streak if streak.current == 0 => String::new(),
        streak => streak_unit(streak.current, streak.unit).to_owned(),
    });
    view! { <RowFigure value unit/> }
}
