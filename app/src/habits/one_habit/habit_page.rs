//! One habit: its run and strength, a year of it, its days, and what can be done with it.

use domain::{
    habits::{DayMark, DayText, Entry, HabitPageView, paused_until},
    ids::HabitId,
};
use jiff::civil::Date;
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_params_map;
use ui::{
    Button, ButtonLink, ButtonVariant, Columns, ErrorSummary, Form, Hue, IconName, ListRow, Notice, RowMain, Rows,
    Section,
};

use super::{
    super::{
        control::Subject,
        day::{DayForms, DayTick, HistoryLink},
        local::{known_today, page_view},
        put_away::{archiver, remover},
        server_fns::{self as rpc, load_habit},
    },
    figures::Figures,
    free_section::FreeSection,
    recent_days::RecentDays,
    reminder_form::is_of_reminder,
    reminders_section::RemindersSection,
    tasks_section::TasksSection,
    timer_section::TimerSection,
    year_section::{YearSection, day_name},
};
use crate::{
    page::{DoneNotice, FormState, PageHead, PageState, load_page, query_text},
    words::{aim, capital, day_words, nearness, paused},
};

const LABELS: &[(&str, &str)] =
    &[("value", "Amount"), ("note", "Note"), ("skip_reason", "Reason"), ("day", "Day"), ("amount", "Amount")];

/// The page of a habit.
#[component]
pub fn HabitPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let (day, year) = (query_text("day"), query_text("year"));
    let today = known_today();
    load_page(
        move || (id.get(), day.get(), year.get()),
        |(id, day, year), draft| load_habit(id, day, year, draft),
        move |replica| {
            let id: HabitId = id.get().parse().ok()?;
            page_view(replica, today()?, id, day.get().as_deref(), year.get().as_deref())
        },
        habit_view,
    )
}

pub(crate) fn habit_view(page: PageState<HabitPageView>) -> AnyView {
    let title = Signal::derive(move || page.value.with(|view| view.habit.name.clone()));
    let over = Signal::derive(move || Some(page.value.with(|view| page.preferences.with(|p| aim(&view.habit, p)))));
    let id = page.value.with_untracked(|view| view.habit.id);
    let archived = Memo::new(move |_| page.value.with(|view| view.habit.archived_at.is_some()));
    let back = Some(("/app/habits".to_owned(), "Habits".to_owned()));
    view! {
        <PageHead title over back>
            <ButtonLink href=format!("/app/habits/{id}/figures") variant=ButtonVariant::Quiet icon=IconName::Strength>
                "Figures"
            </ButtonLink>
            <ButtonLink href=format!("/app/habits/{id}/edit") variant=ButtonVariant::Quiet icon=IconName::Pencil>
                "Edit"
            </ButtonLink>
        </PageHead>
        <DoneNotice/>
        {move || {
            archived.get().then(|| view! { <Notice>"Archived: it asks for nothing, and its history stays."</Notice> })
        }}
        {move || paused_notice(page)}
        <Columns>
            <div>
                <DaySection page/>
                <TimerSection page/>
                <RecentDays page/>
                <RemindersSection page/>
                <TasksSection page/>
            </div>
            <div>
                <FreeSection page/>
                <Figures page/>
            </div>
        </Columns>
        <YearSection page/>
        {habit_actions(page, archived)}
    }
    .into_any()
}

/// That it rests today, with the way to the pause.
fn paused_notice(page: PageState<HabitPageView>) -> Option<AnyView> {
    let words = page.value.with(|view| {
        let rests = view.pauses.iter().any(|span| span.contains(view.today));
        rests.then(|| page.preferences.with(|p| paused(paused_until(&view.pauses, view.today), p)))
    })?;
    Some(
        view! {
            <Notice>
                <div class="cluster">
                    <span>{words}</span>
                    <a href="/app/pauses">"See the pauses"</a>
                </div>
            </Notice>
        }
        .into_any(),
    )
}

/// The day that the address names, today otherwise. Keyed by the day, so that each day starts with its own fields.
#[component]
fn DaySection(page: PageState<HabitPageView>) -> impl IntoView {
    let days = Memo::new(move |_| page.value.with(|view| [view.day]));
    view! { <For each=move || days.get() key=|day| *day children=move |day| day_section(page, day)/> }
}

fn day_section(page: PageState<HabitPageView>, day: Date) -> AnyView {
    let subject =
        Signal::derive(move || page.value.with(|view| Subject::of_entry(&view.habit, &view.entry, view.today)));
    let said = Memo::new(move |_| {
        page.value.with(|view| {
            let entry = &view.entry;
            let mark = DayMark { status: entry.status, value: entry.value, has_note: entry.note.is_some() };
            let said = page.preferences.with(|p| day_words(view, day, mark, p));
            entry.skip_reason.as_ref().map_or_else(|| capital(&said), |why| format!("{}: {why}", capital(&said)))
        })
    });
    let (title, text) = page.value.with_untracked(|view| {
        let title = nearness(day, view.today).map(str::to_owned);
        let title = title.unwrap_or_else(|| page.preferences.with_untracked(|p| day_name(day, p)));
        let Entry { note, skip_reason, .. } = view.entry.clone();
        (title, DayText { note, skip_reason })
    });
    let draft = page.draft.get_value().filter(|draft| !is_of_reminder(draft));
    let state =
        FormState::new(draft.as_ref().and_then(|d| d.fields.get("form")).map_or("", String::as_str), draft.clone());
    let settled = Memo::new(move |_| subject.with(|s| s.status.is_some()));
    view! {
        <Section title hue=Some(Hue::Leaf) id="day">
            <ErrorSummary problems=state.summary(LABELS)/>
            <Rows label="This day">
                <ListRow settled>
                    <DayTick subject preferences=page.preferences form_id=page.form_id id="tick-day"/>
                    <RowMain title=subject.with_untracked(|s| s.name.clone())>
                        <span>{move || said.get()}</span>
                    </RowMain>
                </ListRow>
            </Rows>
            <DayForms subject preferences=page.preferences text draft done=None/>
            <HistoryLink subject/>
        </Section>
    }
    .into_any()
}

fn habit_actions(page: PageState<HabitPageView>, archived: Memo<bool>) -> impl IntoView {
    let habit = Signal::derive(move || page.value.with(|view| view.habit.clone()));
    let (archive, remove) = (archiver(habit), remover(habit));
    let action = Signal::derive(move || {
        let path = if archived.get() { rpc::Restore::PATH } else { rpc::Archive::PATH };
        path.to_owned()
    });
    view! {
        <Section title="Put away">
            <div class="cluster">
                <Form action quiet=true on:submit=archive>
                    <HabitIdField page/>
                    {move || {
                        let (word, icon) = match archived.get() {
                            true => ("Bring back", IconName::Restore),
                            false => ("Archive", IconName::Archive),
                        };
                        view! {
                            <Button variant=ButtonVariant::Quiet icon>
                                {word}
                            </Button>
                        }
                    }}
                </Form>
                {move || {
                    let id = habit.with(|habit| habit.id);
                    (!archived.get())
                        .then(|| {
                            view! {
                                <ButtonLink
                                    href=format!("/app/pauses?habit={id}#new")
                                    variant=ButtonVariant::Quiet
                                    icon=IconName::Moon
                                >
                                    "Pause"
                                </ButtonLink>
                            }
                        })
                }}
                <Form action=rpc::Delete::PATH quiet=true on:submit=remove>
                    <HabitIdField page/>
                    <Button variant=ButtonVariant::Danger icon=IconName::Trash>"Delete"</Button>
                </Form>
            </div>
        </Section>
    }
}

#[component]
fn HabitIdField(page: PageState<HabitPageView>) -> impl IntoView {
    view! { <input type="hidden" name="habit_id" value=move || page.value.with(|view| view.habit.id.to_string())/> }
}
