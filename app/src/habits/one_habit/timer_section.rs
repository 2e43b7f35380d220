//! The timer on the page of its habit: start and stop, and for one that was forgotten how much of it counts.

use domain::{
    habits::{HabitPageView, TimeUnit, TimerRun},
    ids::HabitId,
    problem::{FieldError, Problem},
};
use jiff::Timestamp;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, Hue, InputKind, Notice, Section, TextInput};

use super::super::{
    server_fns as rpc,
    timer_control::{Answered, TimerControl, stop},
    writer::use_writer,
};
use crate::{
    offline::{Write, now},
    page::{FormState, PageState, read_fields, read_quantity},
};

/// The timer; nothing for a habit that is not measured in time.
#[component]
pub(super) fn TimerSection(page: PageState<HabitPageView>) -> impl IntoView {
    let unit = Memo::new(move |_| page.value.with(|view| view.habit.kind.timed_in(view.habit.unit.as_deref())));
    move || unit.get().map(|unit| view! { <TimerOf page unit/> })
}

#[component]
fn TimerOf(page: PageState<HabitPageView>, unit: TimeUnit) -> impl IntoView {
    let (id, name) = page.value.with_untracked(|view| (view.habit.id, view.habit.name.clone()));
    let run = Memo::new(move |_| page.value.with(|view| view.timer.clone()));
    let today = Memo::new(move |_| page.value.with(|view| view.today));
    let running = Memo::new(move |_| run.with(Option::is_some));
    let asking = RwSignal::new(false);
    let asks = Callback::new(move |()| asking.set(true));
    let about = move || {
        if running.get() {
            "Runs on when you close this page. Its time is added to the day on which it began."
        } else {
            "Counts the time for you and adds it to the day when you stop."
        }
    };
    view! {
        <Section title="Timer" hue=Some(Hue::Leaf) id="timer">
            <div class="timer-line">
                <TimerControl id name unit run today asks/>
                <p class="quiet">{about}</p>
            </div>
            {move || {
                (running.get() && asking.get())
                    .then(|| {
                        view! {
                            <Notice>"This timer ran for more than twelve hours. Say how much of it counts."</Notice>
                        }
                    })
            }}
            {move || running.get().then(|| view! { <OtherEnds page id unit run/> })}
        </Section>
    }
}

/// Other ways to end a timer: with another time, with all of it, with none.
#[component]
fn OtherEnds(
    page: PageState<HabitPageView>,
    id: HabitId,
    unit: TimeUnit,
    run: Memo<Option<TimerRun>>,
) -> impl IntoView {
    let writer = use_writer();
    let all = move |event: SubmitEvent| {
        if let (Some(now), Some(run)) = (now().filter(|_| writer.takes(&event)), run.get_untracked()) {
            let (stop, undo) = stop(id, unit, &run, now, Answered::Yes);
            writer.write(stop, undo);
        }
    };
    let discard = move |event: SubmitEvent| {
        if let (true, Some(run)) = (writer.takes(&event), run.get_untracked()) {
            writer.write(Write::DiscardTimer { habit_id: id, timer: run.id }, None);
        }
    };
    view! {
        <SomeOfIt page id unit run/>
        <div class="cluster">
            <Form action=rpc::PressTimer::PATH quiet=true on:submit=all>
                <TimerFields id press="stop" run/>
                <input type="hidden" name="sure" value="true"/>
                <Button variant=ButtonVariant::Text>"Stop and count all of it"</Button>
            </Form>
            <Form action=rpc::PressTimer::PATH quiet=true on:submit=discard>
                <TimerFields id press="discard" run/>
                <Button variant=ButtonVariant::Text>"Discard"</Button>
            </Form>
        </div>
    }
}

/// Stops with the time that its owner says.
#[component]
fn SomeOfIt(page: PageState<HabitPageView>, id: HabitId, unit: TimeUnit, run: Memo<Option<TimerRun>>) -> impl IntoView {
    let (writer, state) = (use_writer(), FormState::new("timer", page.draft.get_value()));
    let suffix = page.value.with_untracked(|view| view.habit.unit.clone()).unwrap_or_default();
    let submit = move |event: SubmitEvent| {
        let (Some(now), Some(run)) = (now().filter(|_| writer.takes(&event)), run.get_untracked()) else { return };
        let text = read_fields(&event).remove("amount").unwrap_or_default();
        let format = page.preferences.with_untracked(|p| p.number_format);
        let ended_at = read_quantity(&text, format).and_then(|amount| said_end(&run, unit.stretch(amount), now));
        match ended_at {
            Ok(ended_at) => {
                state.accept();
                let (stop, undo) = stop(id, unit, &run, ended_at, Answered::Yes);
                writer.write(stop, undo);
            }
            Err(code) => state.refuse(Problem::invalid(vec![FieldError::new("amount", code)])),
        }
    };
    view! {
        <Form action=rpc::PressTimer::PATH label="Stop with another time" on:submit=submit>
            <input type="hidden" name="form" value="timer"/>
            <TimerFields id press="stop" run/>
            <div class="inline-form">
                <TextInput
                    name="amount"
                    label="How much of it counts"
                    kind=InputKind::Decimal
                    value=state.value("amount", "")
                    error=state.error("amount")
                    suffix
                    autocomplete="off"
                />
                <Button variant=ButtonVariant::Quiet>"Stop and count this"</Button>
            </div>
        </Form>
    }
}

/// When a timer ended that ran for so long by the word of its owner.
///
/// # Errors
/// `out_of_range` for nothing, and for more than it has been running.
pub(in crate::habits) fn said_end(
    run: &TimerRun,
    stretch: jiff::SignedDuration,
    now: Timestamp,
) -> Result<Timestamp, &'static str> {
    let ended_at = run.started_at.checked_add(stretch).map_err(|_| "out_of_range")?;
    if ended_at > run.started_at && ended_at <= now { Ok(ended_at) } else { Err("out_of_range") }
}

/// The hidden fields of every form of a timer.
#[component]
fn TimerFields(id: HabitId, press: &'static str, run: Memo<Option<TimerRun>>) -> impl IntoView {
    let timer_id = move || run.with(|run| run.as_ref().map(|run| run.id.to_string()).unwrap_or_default());
    view! {
        <input type="hidden" name="habit_id" value=id.to_string()/>
        <input type="hidden" name="press" value=press/>
        <input type="hidden" name="timer_id" value=timer_id/>
    }
}
