//! The small forms of one day: which habit, which day, and one button.

use domain::{
    habits::{EntryStatus, HabitKind},
    identity::Preferences,
};
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Form, IconName, Tick, TickMark};
use uuid::Uuid;

use super::super::{
    control::{Press, Subject},
    server_fns as rpc,
    writer::use_writer,
};

/// The hidden fields that every form of a day has.
#[component]
pub(in crate::habits) fn DayFields(subject: Signal<Subject>) -> impl IntoView {
    view! {
        <input type="hidden" name="habit_id" value=move || subject.with(|s| s.habit_id.to_string())/>
        <input type="hidden" name="day" value=move || subject.with(|s| s.day.to_string())/>
    }
}

/// The way to what was said of the day before. Only the server keeps that.
#[component]
pub(in crate::habits) fn HistoryLink(subject: Signal<Subject>) -> impl IntoView {
    let (id, day) = subject.with_untracked(|s| (s.habit_id, s.day));
    view! { <p class="quiet"><a href=format!("/app/habits/{id}/days/{day}")>"History of this day"</a></p> }
}

/// The tick in its form. `id` names the button. For a habit to quit nothing is done, so there is a mark in its place;
/// a slip is noted elsewhere, by words.
#[component]
pub(in crate::habits) fn DayTick(
    subject: Signal<Subject>,
    preferences: Memo<Preferences>,
    form_id: Uuid,
    #[prop(into)] id: String,
) -> impl IntoView {
    let is_quit = Memo::new(move |_| subject.with(|s| s.kind == HabitKind::Quit));
    move || {
        let id = id.clone();
        if is_quit.get() {
            view! { <KeptMark subject preferences/> }.into_any()
        } else {
            view! { <PressedTick subject preferences form_id id/> }.into_any()
        }
    }
}

/// How a habit to quit stands.
#[component]
fn KeptMark(subject: Signal<Subject>, preferences: Memo<Preferences>) -> impl IntoView {
    let state = Signal::derive(move || subject.with(|s| preferences.with(|p| s.tick_state(p))));
    let label = Signal::derive(move || subject.with(Subject::kept_label));
    view! { <TickMark state label/> }
}

#[component]
fn PressedTick(subject: Signal<Subject>, preferences: Memo<Preferences>, form_id: Uuid, id: String) -> impl IntoView {
    let writer = use_writer();
    let press = Memo::new(move |_| subject.with(Subject::press));
    let kind = Memo::new(move |_| std::mem::discriminant(&press.get()));
    let action = Signal::derive(move || press_path(press.get()).to_owned());
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let (write, undo) = subject.with_untracked(Subject::pressed);
            writer.write(write, Some(undo));
        }
    };
    let state = Signal::derive(move || subject.with(|s| preferences.with(|p| s.tick_state(p))));
    let label = Signal::derive(move || subject.with(|s| preferences.with(|p| s.tick_label(p))));
    // Fields are made anew when other ones are posted. The form and its button stay, and so does the focus.
    let fields = move || {
        kind.track();
        press_fields(press, subject, form_id)
    };
    view! {
        <Form action quiet=true on:submit=submit>
            <DayFields subject/>
            {fields}
            <Tick state label attr:id=id/>
        </Form>
    }
}

/// Where a press posts to.
const fn press_path(press: Press) -> &'static str {
    match press {
        Press::Status(_) => rpc::CheckIn::PATH,
        Press::Value(_) => rpc::SetValue::PATH,
        Press::AddOne => rpc::Increment::PATH,
    }
}

/// What a press posts besides habit and day.
fn press_fields(press: Memo<Press>, subject: Signal<Subject>, form_id: Uuid) -> AnyView {
    match press.get_untracked() {
        Press::Status(_) => {
            let next = move || match press.get() {
                Press::Status(Some(status)) => status.as_str(),
                _ => "",
            };
            view! { <input type="hidden" name="status" value=next/> }.into_any()
        }
        Press::Value(_) => {
            let next = move || match press.get() {
                Press::Value(Some(value)) => value.to_string(),
                _ => String::new(),
            };
            view! { <input type="hidden" name="value" value=next/> }.into_any()
        }
        Press::AddOne => increment_fields(subject, form_id, "1").into_any(),
    }
}

/// What an increment posts besides habit and day.
pub(in crate::habits) fn increment_fields(
    subject: Signal<Subject>,
    form_id: Uuid,
    amount: &'static str,
) -> impl IntoView {
    view! {
        <input type="hidden" name="amount" value=amount/>
        <input
            type="hidden"
            name="increment_id"
            value=move || increment_id(form_id, subject.with(|s| s.habit_id.uuid()), amount)
        />
    }
}

/// One id for each button of this page: a second post of the same page counts once.
fn increment_id(form_id: Uuid, habit_id: Uuid, amount: &str) -> String {
    if form_id.is_nil() {
        return String::new();
    }
    let mut bytes = *form_id.as_bytes();
    for (byte, other) in bytes.iter_mut().zip(habit_id.as_bytes()).skip(9) {
        *byte ^= other;
    }
    // The last byte but four tells "+1" and "-1" apart.
    bytes[11] ^= amount.len() as u8;
    Uuid::from_bytes(bytes).to_string()
}

/// What a button says of a day: a status, or that there is none, and the words on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::habits) struct StatusOffer {
    pub status: Option<EntryStatus>,
    pub icon: IconName,
    pub words: &'static str,
}

impl StatusOffer {
    /// That a day was not what it should have been, in the words of its kind; or that nothing is said of it any more.
    pub(in crate::habits) const fn of_failure(kind: HabitKind, status: Option<EntryStatus>) -> Self {
        let (icon, words) = match (kind, status) {
            (HabitKind::Quit, None | Some(EntryStatus::Done | EntryStatus::Partial)) => (IconName::Note, "Note a slip"),
            (HabitKind::Quit, Some(EntryStatus::Failed)) => (IconName::Undo, "Take the slip back"),
            (HabitKind::Limit, None) => (IconName::Cross, "Note as over"),
            (_, None) => (IconName::Cross, "Note as not done"),
            (_, Some(_)) => (IconName::Undo, "Open this day again"),
        };
        let status = if matches!(icon, IconName::Undo) { None } else { Some(EntryStatus::Failed) };
        Self { status, icon, words }
    }
}

/// A button that sets the status of a day, or removes it. One form for whatever it offers, read when it is pressed.
/// `names_habit`: in a list of habits its name is heard with the words.
#[component]
pub(in crate::habits) fn StatusButton(
    subject: Signal<Subject>,
    offer: Memo<StatusOffer>,
    #[prop(optional)] names_habit: bool,
) -> impl IntoView {
    let writer = use_writer();
    let submit = move |event: SubmitEvent| {
        if writer.takes(&event) {
            let status = offer.with_untracked(|offer| offer.status);
            let (write, undo) = subject.with_untracked(|s| s.set_status(status));
            writer.write(write, Some(undo));
        }
    };
    let status = move || offer.with(|offer| offer.status.map_or("", EntryStatus::as_str));
    view! {
        <Form action=rpc::CheckIn::PATH quiet=true on:submit=submit>
            <DayFields subject/>
            <input type="hidden" name="status" value=status/>
            {move || {
                let StatusOffer { icon, words, .. } = offer.get();
                if names_habit {
                    let label = subject.with(|s| format!("{words}: {}", s.name));
                    view! { <Button variant=ButtonVariant::Text label>{words}</Button> }.into_any()
                } else {
                    view! {
                        <Button variant=ButtonVariant::Text icon>
                            {words}
                        </Button>
                    }
                    .into_any()
                }
            }}
        </Form>
    }
}
