//! Saved filters: a question in words, what it finds, and a name to keep it under.

use domain::{habits::DocumentKind, tasks::SavedFilter};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{
    Button, ButtonLink, ButtonVariant, Disclosure, Empty, IconName, InputKind, ListRow, Menu, Notice, RowMain, Rows,
    Section, TextInput, Tone, words::sentence,
};

use super::{
    name_form::{NameForm, Named},
    removal::{Removal, removal},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, anew, load_page, query_text},
    tasks::{
        lists::{Pages, TaskTab, TaskTabs, encoded, page_number, rows_of_page},
        local::filters_of,
        rows::{AskAboutParts, ChosenBar, Known, TaskRows, row_scene},
        server_fns::{DeleteFilter, SaveFilter, SortingForm, load_filters},
        values::{Asked, FilterMistake, FiltersView, Listed},
    },
};

const HERE: &str = "/app/tasks/filters";

/// Questions that explain the language, each with what it finds.
const EXAMPLES: [(&str, &str); 6] = [
    ("today | overdue", "What is for today or was for a day before"),
    ("next 7 days & !@waiting", "The coming week without what waits for somebody"),
    ("no date & #inbox", "What has neither a day nor a project"),
    ("p1 & deadline before: today+14", "What matters and has to be done within two weeks"),
    ("recurring & +Reading", "What comes again and is for a habit"),
    ("search: milk", "What has a word in its title or its notes"),
];

/// The filters.
#[component]
pub fn FiltersPage() -> impl IntoView {
    let (asked, today) = (query_text("f"), known_today());
    load_page(
        move || asked.get(),
        load_filters,
        move |replica| Some(filters_of(replica, today()?, asked.get().as_deref())),
        filters_page,
    )
}

pub(in crate::tasks) fn filters_page(page: PageState<Listed<FiltersView>>) -> AnyView {
    let saved = Memo::new(move |_| page.value.with(|listed| listed.view.saved.clone()));
    let asked = Memo::new(move |_| page.value.with(|listed| listed.view.asked.clone()));
    let text =
        Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|asked| asked.text.clone()).unwrap_or_default()));
    let delete = query_text("delete");
    let question = move || {
        let wanted = delete.get()?;
        let filter = saved.get().into_iter().find(|filter| filter.id.to_string() == wanted)?;
        Some(removal(Removal {
            kind: DocumentKind::TaskFilter,
            id: filter.id.uuid(),
            words: format!("Delete the filter {}? Its tasks stay.", filter.name),
            action: DeleteFilter::PATH,
            project_id: String::new(),
            here: HERE.to_owned(),
            then: HERE.to_owned(),
        }))
    };
    view! {
        <TaskTabs current=TaskTab::Filters/>
        <PageHead title="Filters"/>
        <DoneNotice/>
        {question}
        {anew(move || text.get(), move || view! { <Ask text=text.get_untracked()/> })}
        {move || asked.get().map(|asked| answer(page, asked))}
        {move || {
            let saved = saved.get();
            (!saved.is_empty()).then(|| saved_rows(saved))
        }}
        {move || asked.with(Option::is_none).then(examples)}
    }
    .into_any()
}

/// The question. It asks by its address, so that it works without a script and can be kept.
#[component]
fn Ask(text: String) -> impl IntoView {
    view! {
        <form class="list-filter" role="search" method="get" action=HERE aria-label="Find tasks by a filter">
            <TextInput
                name="f"
                label="Filter"
                kind=InputKind::Search
                value=text
                placeholder="(today | overdue) & #Work"
                autocomplete="off"
                maxlength=500
            />
            <Button variant=ButtonVariant::Quiet icon=IconName::Search>"Find"</Button>
        </form>
    }
}

fn answer(page: PageState<Listed<FiltersView>>, asked: Asked) -> AnyView {
    match asked.answer {
        Err(mistake) => wrong(mistake),
        Ok(_) => view! { <Found page text=asked.text/> }.into_any(),
    }
}

/// What is wrong, with its place in the text.
fn wrong(mistake: FilterMistake) -> AnyView {
    let at = if mistake.at.is_empty() { "\u{2038}".to_owned() } else { mistake.at };
    view! {
        <Notice tone=Tone::Warning>
            <p>{sentence(&mistake.code)}</p>
            <p class="filter-mistake">
                {mistake.before}
                <mark>{at}</mark>
                {mistake.after}
            </p>
        </Notice>
    }
    .into_any()
}

#[component]
fn Found(page: PageState<Listed<FiltersView>>, text: String) -> impl IntoView {
    let all = Memo::new(move |_| {
        page.value.with(|listed| match &listed.view.asked {
            Some(Asked { answer: Ok(found), .. }) => found.items.clone(),
            _ => Vec::new(),
        })
    });
    let number = page_number();
    let items = Memo::new(move |_| all.with(|all| rows_of_page(all, number.get())));
    let count = Signal::derive(move || all.with(Vec::len));
    let known = Memo::new(move |_| page.value.with(|listed| listed.view.saved.clone()));
    let today = move |view: &FiltersView| match &view.asked {
        Some(Asked { answer: Ok(found), .. }) => found.today,
        _ => jiff::civil::Date::ZERO,
    };
    let scene = row_scene(page, today).knowing(Known::default());
    let here = format!("{HERE}?f={}", encoded(&text));
    let is_saved = known.with_untracked(|known| known.iter().any(|filter| filter.filter == text));
    let start =
        SortingForm { id: page.form_id.to_string(), is_new: "true".to_owned(), filter: text, ..SortingForm::default() };
    let named = Named {
        kind: DocumentKind::TaskFilter,
        action: SaveFilter::PATH,
        form: "filter",
        label: "Keep this filter",
        button: "Keep it",
        start,
        back: Some(HERE.to_owned()),
    };
    let draft = page.draft.get_value();
    let here_for_pages = format!("{here}&");
    view! {
        {move || match count.get() {
            0 => view! { <Empty title="Nothing is found" text="No open task answers this." icon=IconName::Search/> }.into_any(),
            _ => view! { <TaskRows scene items label="Found tasks"/> }.into_any(),
        }}
        <Pages count page=number here=here_for_pages/>
        {(!is_saved)
            .then(|| {
                view! {
                    <Disclosure summary="Keep this filter" open=draft.is_some()>
                        <NameForm named draft/>
                    </Disclosure>
                }
            })}
        <ChosenBar scene here=Signal::stored(here)/>
        <AskAboutParts asks=scene.asks/>
    }
}

fn saved_rows(saved: Vec<SavedFilter>) -> AnyView {
    let row = |filter: SavedFilter| {
        let (id, name) = (filter.id, filter.name);
        let href = format!("{HERE}?f={}", encoded(&filter.filter));
        view! {
            <ListRow>
                <RowMain title=name.clone() href=Some(href)>{filter.filter}</RowMain>
                <Menu label=format!("More for {name}")>
                    <ButtonLink href=format!("{HERE}?delete={id}") variant=ButtonVariant::Text icon=IconName::Trash>
                        "Delete"
                    </ButtonLink>
                </Menu>
            </ListRow>
        }
    };
    view! {
        <Section title="Kept filters">
            <Rows label="Kept filters">{saved.into_iter().map(row).collect::<Vec<_>>()}</Rows>
        </Section>
    }
    .into_any()
}

fn examples() -> impl IntoView {
    let row = |(filter, words): (&'static str, &'static str)| {
        view! {
            <ListRow>
                <RowMain title=filter href=Some(format!("{HERE}?f={}", encoded(filter)))>{words}</RowMain>
            </ListRow>
        }
    };
    view! {
        <Section title="What one can ask">
            <Rows label="Examples">{EXAMPLES.into_iter().map(row).collect::<Vec<_>>()}</Rows>
        </Section>
    }
}

#[cfg(test)]
mod tests {
    use domain::tasks::filter::Filter;

    use super::*;

    #[test]
    fn every_example_is_a_filter() {
        for (filter, _) in EXAMPLES {
            assert!(filter.parse::<Filter>().is_ok(), "{filter}");
        }
    }
}
