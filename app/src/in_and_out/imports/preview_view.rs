//! What bringing a file in would do, before anything is done: one form, from what is asked to the press that does it.

use domain::{
    format::{counted, date_long},
    identity::Preferences,
    imports::{ImportPreview, PreviewTask},
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonVariant, Disclosure, ErrorSummary, Form, Icon, IconName, ListRow, Notice, ProblemNotice, RowMain,
    Rows, Section, Tone, control_id,
};

use super::{
    AnswerImport, DiscardImport, OneImportView,
    found_habit::{found_habit, same_words},
    left_out::{left_behind, unread_lines},
    questions::{LABELS, questions},
    standing::{counts_words, is_nothing},
};
use crate::{
    in_and_out::words::{old_app, refusal_words},
    page::{FormState, PageState, needs_server},
};

/// Tasks of the file that are shown one by one.
const TASKS_SHOWN: usize = 20;

pub(super) fn preview_view(page: PageState<OneImportView>, preview: ImportPreview, zones: Vec<String>) -> AnyView {
    let preferences = page.preferences.get_untracked();
    let state = FormState::new("preview", page.draft.get_value());
    let app = old_app(preview.import.format);
    let id = preview.import.id.to_string();
    let asked = questions(&preview, &zones, preferences.time_zone.as_str(), state, app);
    let look_again = asked.is_some().then(|| {
        view! { <Button variant=ButtonVariant::Quiet name="act" value="look">"See what that changes"</Button> }
    });
    let habits = habits_section(&preview, app, &preferences);
    let tasks = tasks_section(&preview, &preferences);
    let behind = left_behind(&preview.import.losses);
    let unread = unread_lines(&preview.problems, preview.import.problem_count);
    let put_away = id.clone();
    let stopped = preview.import.refusal.as_ref().map(|why| refusal_words(&why.code));
    view! {
        {stopped.map(|words| view! { <Notice tone=Tone::Warning>{words}</Notice> })}
        <Sum preview=preview/>
        <Form action=AnswerImport::PATH label="What comes in" on:submit=needs_server()>
            <input type="hidden" name="form" value="preview"/>
            <input type="hidden" name="id" value=id/>
            <ErrorSummary problems=state.summary(LABELS)/>
            <ProblemNotice code=state.problem_code()/>
            {asked}
            {habits}
            {tasks}
            {behind}
            {unread}
            <div class="form__actions found__act">
                <Button name="act" value="apply">"Bring it in"</Button>
                {look_again}
            </div>
        </Form>
        <Form action=DiscardImport::PATH quiet=true on:submit=needs_server()>
            <input type="hidden" name="id" value=put_away/>
            <p>
                <Button variant=ButtonVariant::Text>"Put this file away"</Button>
            </p>
        </Form>
    }
    .into_any()
}

/// What would be made, and what is here already.
#[component]
fn Sum(preview: ImportPreview) -> impl IntoView {
    let ImportPreview { makes, known, .. } = preview;
    let makes = match (is_nothing(makes), is_nothing(known)) {
        (true, true) => "Nothing is chosen to come in.".to_owned(),
        (true, false) => "All of it is here already. Bringing it in again changes nothing.".to_owned(),
        (false, _) => format!("{} would come in.", counts_words(makes)),
    };
    let known = (!is_nothing(known)).then(|| {
        view! { <p class="quiet">"Here already, from an earlier import: " {counts_words(known)} "."</p> }
    });
    view! {
        <p class="found__outcome">{makes}</p>
        {known}
    }
}

/// The habits. A refused answer about one of them leads to the list, because several may ask the same.
fn habits_section(preview: &ImportPreview, app: &'static str, preferences: &Preferences) -> Option<AnyView> {
    if preview.habits.is_empty() {
        return None;
    }
    let same = same_words(&preview.habits, app);
    let each = preview.habits.iter().enumerate().map(|(number, habit)| found_habit(number, habit, app, preferences));
    let rows: Vec<_> = each.collect();
    Some(
        view! {
            <Section title="Habits">
                {same.map(|words| view! { <p class="quiet measure">{words}</p> })}
                <ol id=control_id("same") class="rows" role="list" tabindex="-1" aria-label="Habits of the file">
                    {rows}
                </ol>
            </Section>
        }
        .into_any(),
    )
}

fn tasks_section(preview: &ImportPreview, preferences: &Preferences) -> Option<AnyView> {
    if preview.tasks.is_empty() {
        return None;
    }
    let rows: Vec<_> = preview.tasks.iter().take(TASKS_SHOWN).map(|task| task_row(task, preferences)).collect();
    let all = preview.import.found.tasks;
    let more = usize::try_from(all).unwrap_or(usize::MAX).saturating_sub(rows.len());
    let more = (more > 0).then(|| {
        let more = counted(u32::try_from(more).unwrap_or(u32::MAX), "more task", "more tasks");
        view! { <p class="quiet">"And " {more} "."</p> }
    });
    let summary = counted(all, "task", "tasks");
    Some(
        view! {
            <Section title="Tasks">
                <Disclosure summary>
                    <Rows label="Tasks of the file">{rows}</Rows>
                    {more}
                </Disclosure>
            </Section>
        }
        .into_any(),
    )
}

fn task_row(task: &PreviewTask, preferences: &Preferences) -> AnyView {
    let day = task.day.map(|day| date_long(day, preferences));
    let done = task.is_done.then(|| "done".to_owned());
    let known = task.is_known.then(|| "here already".to_owned());
    let note: Vec<String> = [task.project.clone(), day, done, known].into_iter().flatten().collect();
    let (title, name) = (task.title.clone(), if task.is_done { IconName::Check } else { IconName::Tasks });
    view! {
        <ListRow>
            <Icon name/>
            <RowMain title>{note.join(" · ")}</RowMain>
        </ListRow>
    }
    .into_any()
}
