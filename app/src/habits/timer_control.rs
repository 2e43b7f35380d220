//! Start and stop of a timer, and the time while it runs. The time follows the clock once a second, only while somebody
//! can see it, and only in the browser: a page from the server says no more than that it runs.

use std::time::Duration;

use domain::{
    habits::{Quantity, TimeUnit, TimerRun, TodayItem, TodayView},
    ids::HabitId,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Form, TimerButton};

use super::{server_fns as rpc, writer::use_writer};
use crate::{
    offline::{Write, new_uuid, now},
    page::{PageState, use_go},
};

/// The timer of a row of today; nothing for a habit that is not measured in time.
#[component]
pub(super) fn RowTimer(item: Memo<TodayItem>, page: PageState<TodayView>) -> impl IntoView {
    let id = item.with_untracked(|item| item.habit_id);
    let run = Memo::new(move |_| page.value.with(|view| view.timer(id).cloned()));
    let today = Memo::new(move |_| page.value.with(|view| view.today));
    let unit = Memo::new(move |_| {
        let is_today = page.value.with(|view| view.day == view.today);
        item.with(|item| item.kind.timed_in(item.unit.as_deref())).filter(|_| is_today)
    });
    move || {
        unit.get().map(|unit| {
            let name = item.with_untracked(|item| item.name.clone());
            view! { <TimerControl id name unit run today/> }
        })
    }
}

/// The button of a timer. `asks` is told of a timer that has run for so long that its owner has to say how much of it
/// counts; without it the habit's page asks.
#[component]
pub(super) fn TimerControl(
    id: HabitId,
    name: String,
    unit: TimeUnit,
    run: Memo<Option<TimerRun>>,
    today: Memo<Date>,
    #[prop(optional)] asks: Option<Callback<()>>,
) -> impl IntoView {
    let (writer, go) = (use_writer(), use_go());
    let submit = move |event: SubmitEvent| {
        let Some(now) = now().filter(|_| writer.takes(&event)) else { return };
        match run.get_untracked() {
            None => {
                let timer = new_uuid();
                let start = Write::StartTimer { habit_id: id, day: today.get_untracked(), timer };
                writer.write(start, Some(Write::DiscardTimer { habit_id: id, timer }));
            }
            Some(run) if run.asks(now) => match asks {
                Some(asks) => asks.run(()),
                None => go(&format!("/app/habits/{id}?done=timer_asks")),
            },
            Some(run) => {
                let (stop, undo) = stop(id, unit, &run, now, Answered::NotAsked);
                writer.write(stop, undo);
            }
        }
    };
    let running = Signal::derive(move || run.with(Option::is_some));
    let label = Signal::derive(move || {
        if running.get() { format!("Stop the timer of {name}") } else { format!("Start the timer of {name}") }
    });
    let press = move || if running.get() { "stop" } else { "start" };
    let timer_id = move || run.with(|run| run.as_ref().map(|run| run.id.to_string()).unwrap_or_default());
    view! {
        <Form action=rpc::PressTimer::PATH quiet=true on:submit=submit>
            <input type="hidden" name="habit_id" value=id.to_string()/>
            <input type="hidden" name="press" value=press/>
            <input type="hidden" name="timer_id" value=timer_id/>
            <TimerButton running label time=running_time(run)/>
        </Form>
    }
}

/// Whether the owner was asked how much of a very long time counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answered {
    NotAsked,
    Yes,
}

/// The write that stops a timer, and what takes its time off the day again.
pub(super) fn stop(
    habit_id: HabitId,
    unit: TimeUnit,
    run: &TimerRun,
    ended_at: Timestamp,
    answered: Answered,
) -> (Write, Option<Write>) {
    let amount = unit.amount(run.elapsed(ended_at));
    let back = Quantity::from_thousandths(-amount.thousandths()).ok().filter(|back| back.is_negative());
    let is_sure = answered == Answered::Yes;
    let stop = Write::StopTimer { habit_id, timer: run.id, ended_at, is_sure };
    (stop, back.map(|amount| Write::Increment { habit_id, day: run.day, amount }))
}

/// How long a timer has been running, second by second.
fn running_time(run: Memo<Option<TimerRun>>) -> Signal<String> {
    let clock = RwSignal::new(None::<Timestamp>);
    Effect::new(move |_| {
        if run.with(Option::is_none) {
            return;
        }
        clock.set(now());
        let tick = move || {
            if !document().hidden() {
                clock.set(now());
            }
        };
        let ticking = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
        on_cleanup(move || {
            if let Some(ticking) = ticking {
                ticking.clear();
            }
        });
    });
    Signal::derive(move || {
        run.with(|run| match (run, clock.get()) {
            (None, _) => String::new(),
            (Some(_), None) => "Running".to_owned(),
            (Some(run), Some(now)) => clock_face(run.elapsed(now)),
        })
    })
}

/// "0:05", "12:34", "1:02:03".
fn clock_face(elapsed: SignedDuration) -> String {
    let seconds = elapsed.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_face_has_hours_only_when_there_are_some() {
        let face = |seconds| clock_face(SignedDuration::from_secs(seconds));
        assert_eq!([face(5), face(754), face(3_723)], ["0:05", "12:34", "1:02:03"]);
    }

    #[test]
    fn what_a_stop_adds_is_what_its_undo_takes_away() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let id = HabitId(uuid::Uuid::from_u128(7));
        let day = Date::constant(2026, 3, 12);
        let run = TimerRun { id: uuid::Uuid::from_u128(1), joined: vec![], started_at: at(0), day };
        let (_, undo) = stop(id, TimeUnit::Minute, &run, at(25 * 60), Answered::NotAsked);
        assert_eq!(undo, Some(Write::Increment { habit_id: id, day, amount: Quantity::parse("-25").unwrap() }));
        let (_, undo) = stop(id, TimeUnit::Minute, &run, at(1), Answered::NotAsked);
        assert_eq!(undo, None);
    }
}
