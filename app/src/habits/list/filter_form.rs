//! The search and the filters. A form that asks by its address: it works without a script, and with one it follows what
//! is typed.

use domain::habits::HabitListView;
use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate, params::ParamsMap};
use ui::{Button, ButtonVariant, Disclosure, InputKind, Select, SelectOption, TextInput};

use super::{filter::ListFilter, page::group_names};
use crate::page::{PageState, anew, form_around};

/// Search and filters.
#[component]
pub(super) fn FilterForm(page: PageState<HabitListView>, filter: Memo<ListFilter>) -> impl IntoView {
    // The fields belong to whoever types. Only "show all", which makes the address bare by another way, empties them.
    let typed = StoredValue::new(filter.get_untracked());
    let rounds = Memo::new(move |before: Option<&u32>| {
        let bare = filter.with(|f| *f == ListFilter::default());
        let by_hand = typed.with_value(|typed| *typed == ListFilter::default());
        before.copied().unwrap_or_default() + u32::from(bare && !by_hand)
    });
    let form = move || {
        let start = filter.get_untracked();
        typed.set_value(start.clone());
        let follow = follower();
        let send = follow.clone();
        let listen = move |event: ev::Event| {
            let asked = asked(&event);
            typed.set_value(asked.clone());
            follow(&asked);
        };
        let submit = move |event: ev::SubmitEvent| {
            event.prevent_default();
            send(&asked(&event));
        };
        view! {
            <form
                class="list-filter"
                role="search"
                method="get"
                action="/app/habits"
                aria-label="Find habits"
                on:input=listen
                on:submit=submit
            >
                <Fields page start/>
            </form>
        }
    };
    anew(move || rounds.get().to_string(), form)
}

#[component]
fn Fields(page: PageState<HabitListView>, start: ListFilter) -> impl IntoView {
    let [words, group, tone, show] = start.fields().map(|(_, value)| value);
    let groups = page.value.with_untracked(|view| group_names(&view.groups));
    let has_groups = !groups.is_empty();
    let named = groups.into_iter().map(|(id, name)| SelectOption::new(id, name));
    let any = SelectOption::new("", "Any group");
    let groups: Vec<_> = [any].into_iter().chain(named).chain([SelectOption::new("none", "In no group")]).collect();
    let tones = vec![
        SelectOption::new("", "Any"),
        SelectOption::new("good", "Good for me"),
        SelectOption::new("neutral", "Neither"),
        SelectOption::new("bad", "Not good for me"),
    ];
    let shows = vec![
        SelectOption::new("", "All"),
        SelectOption::new("in_use", "Those in use"),
        SelectOption::new("archived", "Archived ones"),
    ];
    view! {
        <TextInput name="q" label="Search" kind=InputKind::Search value=words autocomplete="off" maxlength=120/>
        <Disclosure summary="Filters" open=start.has_choices()>
            <div class="list-filter__choices">
                {has_groups.then(|| view! { <Select name="group" label="Group" options=groups value=group/> })}
                <Select name="tone" label="What I think of it" options=tones value=tone/>
                <Select name="show" label="Which" options=shows value=show/>
            </div>
        </Disclosure>
        <div class="list-filter__send">
            <Button variant=ButtonVariant::Quiet>"Find"</Button>
        </div>
    }
}

/// What the form around an event asks for.
fn asked(event: &ev::Event) -> ListFilter {
    let mut query = ParamsMap::new();
    for (name, value) in form_around(event).unwrap_or_default() {
        query.insert(name, value);
    }
    ListFilter::from_query(&query)
}

/// Puts what is asked for into the address, in the place of what was asked before.
fn follower() -> impl Fn(&ListFilter) + Clone + 'static {
    let navigate = use_navigate();
    move |filter| {
        let mut query = ParamsMap::new();
        for (name, value) in filter.fields().into_iter().filter(|(_, value)| !value.is_empty()) {
            query.insert(name, value);
        }
        let options = NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("/app/habits{}", query.to_query_string()), options);
    }
}
