//! The form of quick add: a line that is read as it is written, what it says as chips, and notes for whoever wants
//! them.

use core::ops::Range;

use domain::{identity::Preferences, problem::Problem, tasks::quick_add::moved_spans};
use jiff::civil::DateTime;
use leptos::{ev::SubmitEvent, prelude::*, server_fn::ServerFn};
use ui::Form;
use uuid::Uuid;

use super::{
    QuickAdd, QuickAddWorld,
    fields::{Fields, LINE_ID, MAKE_ID},
    line::{Begun, Told},
    write::writes,
};
use crate::{
    offline::{Offline, new_uuid, use_offline, wall_now},
    page::{FormState, anew, focus_on, read_fields},
};

/// What is written so far. Copies share the same signals.
#[derive(Clone, Copy)]
pub(super) struct Writing {
    pub line: RwSignal<String>,
    pub away: RwSignal<Vec<Range<usize>>>,
    /// What the fields start with.
    pub begun: StoredValue<Begun>,
    /// The clock at the last key; none before, when that of the page's answer counts.
    now: RwSignal<Option<DateTime>>,
    /// Whether the owner was asked about names that are not there yet.
    pub asked: RwSignal<bool>,
    /// Whether the line was sent as it stands, so that a missing title is news.
    pub tried: RwSignal<bool>,
    /// The title of the last task that was added here.
    pub added: RwSignal<Option<String>>,
    round: RwSignal<u32>,
}

impl Writing {
    /// `state`: of a refused form, if there is one. Then its names were asked about.
    pub(super) fn of(begun: Begun, state: FormState) -> Self {
        let of_names = |name| state.error(name).get_untracked().as_deref() == Some("not_found");
        let was_refused =
            state.problem_code().get_untracked().is_some() || !state.summary(&[]).get_untracked().is_empty();
        Self {
            line: RwSignal::new(begun.line.clone()),
            away: RwSignal::new(begun.away.clone()),
            begun: StoredValue::new(begun),
            now: RwSignal::new(None),
            asked: RwSignal::new(["project", "section", "labels"].into_iter().any(of_names)),
            tried: RwSignal::new(was_refused),
            added: RwSignal::new(None),
            round: RwSignal::new(0),
        }
    }

    /// Begins anew, with another start.
    pub(super) fn begin(self, begun: Begun) {
        self.away.set(begun.away.clone());
        self.line.set(begun.line.clone());
        self.begun.set_value(begun);
        self.asked.set(false);
        self.tried.set(false);
        self.round.update(|round| *round += 1);
        focus_on(LINE_ID.to_owned());
    }

    /// The line became another one.
    fn write(self, line: String, now: Option<DateTime>) {
        if self.line.with_untracked(|before| *before == line) {
            return;
        }
        let moved =
            self.line.with_untracked(|before| self.away.with_untracked(|away| moved_spans(before, &line, away)));
        self.away.set(moved);
        self.now.set(now);
        self.asked.set(false);
        self.tried.set(false);
        self.line.set(line);
    }

    fn drop_piece(self, span: Range<usize>) {
        self.away.update(|away| away.push(span));
        self.asked.set(false);
        focus_on(LINE_ID.to_owned());
    }
}

/// The form. In the browser the task is made through the queue, connected or not.
#[component]
pub(super) fn LineForm(
    world: Memo<QuickAddWorld>,
    preferences: Memo<Preferences>,
    writing: Writing,
    form_id: Uuid,
    state: FormState,
) -> impl IntoView {
    let offline = use_offline();
    let told = Memo::new(move |_| {
        let read = |world: &QuickAddWorld, preferences: &Preferences, line: &String| {
            let now = writing.now.get().unwrap_or(world.now);
            writing.away.with(|away| Told::of(world, preferences, now, line, away))
        };
        world.with(|world| preferences.with(|preferences| writing.line.with(|line| read(world, preferences, line))))
    });
    let clock = move || preferences.with_untracked(|preferences| wall_now(&preferences.time_zone));
    let typed = move |line: String| writing.write(line, clock());
    let submit = move |event: SubmitEvent| send(&event, offline, world, told, writing, state, typed);
    let on_away = Callback::new(move |span| writing.drop_piece(span));
    let fields = move || {
        view! { <Fields preferences told writing state on_line=Callback::new(typed) on_away/> }
    };
    view! {
        <Form action=QuickAdd::PATH label="Add a task" on:submit=submit>
            <input type="hidden" name="form" value="quick_add"/>
            <input type="hidden" name="id" value=form_id.to_string()/>
            {anew(move || writing.round.get().to_string(), fields)}
        </Form>
    }
}

/// Adds the task through the queue, unless something is still to be said about it.
fn send(
    event: &SubmitEvent,
    offline: Offline,
    world: Memo<QuickAddWorld>,
    told: Memo<Told>,
    writing: Writing,
    state: FormState,
    typed: impl Fn(String),
) {
    if !untrack(|| offline.can_write()) {
        return;
    }
    event.prevent_default();
    let mut sent = read_fields(event);
    let mut field = |name: &str| sent.remove(name).unwrap_or_default();
    // What was written before the page was alive.
    typed(field("line"));
    state.accept();
    writing.tried.set(true);
    let Told { title, settled, .. } = told.get_untracked();
    if !settled.is_possible() {
        return focus_on(LINE_ID.to_owned());
    }
    if !settled.missing.is_empty() && field("make") != "true" {
        writing.asked.set(true);
        return focus_on(MAKE_ID.to_owned());
    }
    match world.with_untracked(|world| writes(world, settled, field("notes"), new_uuid)) {
        Ok((write, undo)) => {
            offline.submit(write, Some(undo));
            if let Some(id) = writing.begun.with_value(|begun| begun.shared) {
                offline.remove_text(id);
            }
            writing.added.set(Some(title));
            writing.begin(Begun::default());
        }
        Err(errors) => state.refuse(Problem::invalid(errors)),
    }
}
