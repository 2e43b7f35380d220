//! What Today says beside the rows: a habit to come back to, days on which nobody was here, and the minimum day.

use domain::habits::{AwayQuestion, DayState, EntryStatus, TodayItem, TodayView, days};
use domain::ids::HabitId;
use jiff::civil::Date;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form};

use super::super::{
    control::Subject,
    day::MinimumButton,
    server_fns as rpc,
    writer::{use_writer, with_status},
};
use crate::{
    offline::{Together, Write},
    page::PageState,
    words::{COMEBACK_TEXT, away_question, comeback_title},
};

/// A card before the rows: first the question that decides about days, then the habits to come back to.
#[component]
pub(super) fn TodayCards(page: PageState<TodayView>) -> impl IntoView {
    let away = Memo::new(move |_| page.value.with(|view| view.away.clone()));
    let waits = |item: &&TodayItem| item.is_comeback && item.state == DayState::Due && item.status.is_none();
    let back = Memo::new(move |_| {
        page.value.with(|view| {
            let waiting = view.items.iter().filter(waits);
            waiting.map(|item| (item.habit_id, item.name.clone())).collect::<Vec<_>>()
        })
    });
    move || match away.get() {
        Some(question) => Some(away_card(page, question)),
        None => Some(back.get()).filter(|back| !back.is_empty()).map(|back| comeback_card(page, back)),
    }
}

fn comeback_card(page: PageState<TodayView>, habits: Vec<(HabitId, String)>) -> AnyView {
    let (ids, names): (Vec<_>, Vec<_>) = habits.into_iter().unzip();
    let title = comeback_title(&names);
    let several = names.len() > 1;
    let lines: Vec<_> = ids
        .into_iter()
        .zip(names)
        .filter_map(|(id, name)| {
            let start = page.value.with_untracked(|view| subject_of(view, id))?;
            let subject =
                Signal::derive(move || page.value.with(|view| subject_of(view, id)).unwrap_or_else(|| start.clone()));
            Some(view! {
                <div class="care__line">
                    {several.then(|| view! { <a href=format!("/app/habits/{id}")>{name}</a> })}
                    <MinimumButton subject variant=ButtonVariant::Quiet/>
                </div>
            })
        })
        .collect();
    view! {
        <section class="care" aria-label="Coming back">
            <h2 class="care__title">{title}</h2>
            <p class="quiet">{COMEBACK_TEXT}</p>
            {lines}
        </section>
    }
    .into_any()
}

fn subject_of(view: &TodayView, id: HabitId) -> Option<Subject> {
    view.items.iter().find(|item| item.habit_id == id).map(|item| Subject::of_item(item, view.day))
}

fn away_card(page: PageState<TodayView>, question: AwayQuestion) -> AnyView {
    let AwayQuestion { habit_id: id, from_day: from, to_day: to, .. } = question;
    let title = page.preferences.with_untracked(|p| away_question(&question, p));
    let writer = use_writer();
    let answer = move |why: Together, status: EntryStatus| {
        move |event: SubmitEvent| {
            if writer.takes(&event) {
                let all = days(from, to).map(|day| (id, day));
                let (write, undo) = together(why, all, status);
                writer.write(write, Some(undo));
            }
        }
    };
    let fields = move |answer: &'static str| {
        view! {
            <input type="hidden" name="habits" value=id.to_string()/>
            <input type="hidden" name="from" value=from.to_string()/>
            <input type="hidden" name="to" value=to.to_string()/>
            <input type="hidden" name="answer" value=answer/>
        }
    };
    view! {
        <section class="care" aria-label="Days away">
            <h2 class="care__title">{title}</h2>
            <p class="quiet">"Nobody was here on these days. Until you say, they count neither way."</p>
            <div class="cluster">
                <Form action=rpc::AnswerAway::PATH quiet=true on:submit=answer(Together::KeptDays, EntryStatus::Done)>
                    {fields("kept")}
                    <Button variant=ButtonVariant::Quiet>"Yes, all of them"</Button>
                </Form>
                <Form
                    action=rpc::AnswerAway::PATH
                    quiet=true
                    on:submit=answer(Together::LeftOutDays, EntryStatus::Skipped)
                >
                    {fields("left_out")}
                    <Button variant=ButtonVariant::Text>"Leave these days out"</Button>
                </Form>
                <a class="care__link" href=format!("/app/habits/{id}?day={to}#day")>"Say it day by day"</a>
            </div>
        </section>
    }
    .into_any()
}

/// One button that makes the rest of a hard day small. Nothing where there is nothing to make small.
#[component]
pub(super) fn MinimumDay(page: PageState<TodayView>) -> impl IntoView {
    let writer = use_writer();
    let found = Memo::new(move |_| page.value.with(|view| (view.day, view.minimum_day())));
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let (day, ids) = found.get_untracked();
            let (write, undo) =
                together(Together::MinimumDay, ids.into_iter().map(|id| (id, day)), EntryStatus::Partial);
            writer.write(write, Some(undo));
        }
    };
    move || {
        let (day, ids) = found.get();
        (!ids.is_empty()).then(|| {
            view! {
                <div class="care care--quiet">
                    <p class="quiet">"A hard day? Small counts too."</p>
                    <Form action=rpc::MinimumDay::PATH quiet=true on:submit=submit>
                        <input type="hidden" name="from" value=day.to_string()/>
                        <Button variant=ButtonVariant::Quiet>"Make it a minimum day"</Button>
                    </Form>
                </div>
            }
        })
    }
}

/// The same word about days of which nothing was said, and the way back.
fn together(why: Together, days: impl Iterator<Item = (HabitId, Date)>, status: EntryStatus) -> (Write, Write) {
    let set = |status: Option<EntryStatus>| {
        move |(habit_id, day): (HabitId, Date)| Write::SetEntry { habit_id, day, payload: with_status(day, status) }
    };
    let days: Vec<_> = days.collect();
    let forth = days.iter().copied().map(set(Some(status))).collect();
    (Write::Together(why, forth), Write::Together(why, days.into_iter().map(set(None)).collect()))
}
