//! The page of the search. It asks by its address, so that it works without a script and a search can be kept.

use domain::{
    identity::Preferences,
    ids::HabitId,
    tasks::{Project, SearchView, Searched, TaskItem, search},
};
use jiff::civil::Date;
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate, params::ParamsMap};
use ui::{Button, ButtonVariant, Empty, IconName, InputKind, LinkRow, Rows, Section, TextInput};

use super::load_search;
use crate::{
    habits::known_today,
    offline::Replica,
    page::{PageHead, PageState, form_around, load_page, query_text},
    words::{day_near, task_when},
};

/// The search.
#[component]
pub fn SearchPage() -> impl IntoView {
    let (asked, today) = (query_text("q"), known_today());
    load_page(
        move || asked.get(),
        load_search,
        move |replica| Some(found_here(replica, &asked.get().unwrap_or_default(), today()?)),
        search_view,
    )
}

/// What this device finds.
fn found_here(replica: &Replica, words: &str, today: Date) -> SearchView {
    let habit = |habit: &domain::habits::Habit| (habit.id, habit.name.clone());
    let habits: Vec<(HabitId, String)> = replica.habits.iter().map(|input| habit(&input.habit)).collect();
    search(words, Searched { tasks: &replica.tasks, projects: &replica.projects, habits: &habits }, today)
}

pub(crate) fn search_view(page: PageState<SearchView>) -> AnyView {
    view! {
        <PageHead title="Search"/>
        <SearchForm/>
        {move || page.value.with(|view| page.preferences.with(|preferences| found(view, preferences)))}
    }
    .into_any()
}

#[component]
fn SearchForm() -> impl IntoView {
    let start = query_text("q").get_untracked().unwrap_or_default();
    let navigate = use_navigate();
    let follow = move |event: &ev::Event| {
        let mut query = ParamsMap::new();
        let words = form_around(event).and_then(|mut fields| fields.remove("q")).unwrap_or_default();
        if !words.trim().is_empty() {
            query.insert("q", words);
        }
        let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("/app/search{}", query.to_query_string()), options);
    };
    let listen = follow.clone();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        follow(&event);
    };
    view! {
        <form
            class="list-filter"
            role="search"
            method="get"
            action="/app/search"
            aria-label="Search everything"
            on:input=move |event| listen(&event)
            on:submit=submit
        >
            <TextInput
                name="q"
                label="Words"
                kind=InputKind::Search
                value=start
                autocomplete="off"
                maxlength=120
                autofocus=true
            />
            <div class="list-filter__send">
                <Button variant=ButtonVariant::Quiet>"Search"</Button>
            </div>
        </form>
    }
}

fn found(view: &SearchView, preferences: &Preferences) -> AnyView {
    let SearchView { today, words, habits, projects, open, done, is_cut } = view;
    let count = habits.len() + projects.len() + open.len() + done.len();
    if words.is_empty() {
        return view! { <p class="quiet">"Looks through habits, projects and tasks, done ones too."</p> }.into_any();
    }
    if count == 0 {
        return view! { <Empty title="Nothing found" text="Try fewer words, or other ones." icon=IconName::Search/> }
            .into_any();
    }
    let said = match (is_cut, count) {
        (true, _) => "More was found than is shown. Add a word.".to_owned(),
        (false, 1) => "One found.".to_owned(),
        (false, count) => format!("{count} found."),
    };
    let task = |item: &TaskItem| (format!("/app/tasks/{}", item.task.id), item.task.title.clone());
    let open_row = |item: &TaskItem| row(task(item), task_when(&item.task, true, *today, preferences));
    let done_row = |item: &TaskItem| {
        let day =
            item.task.completed_on.map(|day| format!("Done {}", day_near(day, *today, preferences).to_lowercase()));
        row(task(item), day)
    };
    let project_row = |it: &Project| row((format!("/app/tasks/projects/{}", it.id), it.name.clone()), None);
    let habit_row = |(id, name): &(HabitId, String)| row((format!("/app/habits/{id}"), name.clone()), None);
    view! {
        <p class="quiet" role="status">{said}</p>
        {part("Tasks", open.iter().map(open_row).collect())}
        {part("Done", done.iter().map(done_row).collect())}
        {part("Projects", projects.iter().map(project_row).collect())}
        {part("Habits", habits.iter().map(habit_row).collect())}
    }
    .into_any()
}

fn row((href, title): (String, String), note: Option<String>) -> AnyView {
    match note {
        Some(note) => view! { <LinkRow href title note/> }.into_any(),
        None => view! { <LinkRow href title/> }.into_any(),
    }
}

fn part(title: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| view! { <Section title><Rows label=title>{rows}</Rows></Section> }.into_any())
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::tests::fixture::{TODAY, page_state, render};

    fn html(view: SearchView) -> String {
        render("/app/search?q=water", move || search_view(page_state(view.clone(), None)))
    }

    #[test]
    fn what_is_found_leads_there() {
        let habit = (HabitId(uuid::Uuid::from_u128(7)), "Water <plants>".to_owned());
        let view = SearchView { today: TODAY, words: "water".to_owned(), habits: vec![habit], ..SearchView::default() };
        let html = html(view);
        assert!(html.contains("value=\"water\"") && html.contains("One found."), "{html}");
        assert!(html.contains("href=\"/app/habits/00000000-0000-0000-0000-000000000007\""), "{html}");
        assert!(html.contains("Water &lt;plants&gt;") && !html.contains(">Tasks<"), "{html}");
    }

    #[test]
    fn nothing_found_says_so_and_nothing_asked_says_what_is_searched() {
        let nothing = SearchView { words: "water".to_owned(), ..SearchView::default() };
        assert!(html(nothing).contains("Nothing found"));
        assert!(html(SearchView::default()).contains("Looks through"));
    }
}
