//! What was done, by day, the last first, with a search.

use domain::tasks::CompletedDay;
use jiff::civil::Date;
use leptos::prelude::*;
use ui::{Button, ButtonVariant, Empty, Hue, IconName, InputKind, Section, TextInput};

use super::{
    paging::{Pages, page_number},
    tabs::{TaskTab, TaskTabs},
};
use crate::{
    habits::known_today,
    page::{DoneNotice, PageHead, PageState, load_page, query_text},
    tasks::{
        local::completed_of,
        rows::{AskAboutParts, Known, RowScene, TaskRows, row_scene},
        server_fns::load_completed,
        values::{CompletedView, Listed},
    },
    words::day_heading,
};

/// What was done.
#[component]
pub fn DonePage() -> impl IntoView {
    let search = query_text("q");
    let (number, today) = (page_number(), known_today());
    load_page(
        move || (search.get(), number.get()),
        |(search, number), draft| load_completed(search, number.to_string(), draft),
        move |replica| Some(completed_of(replica, today()?, &search.get().unwrap_or_default(), number.get())),
        done_view,
    )
}

pub(in crate::tasks) fn done_view(page: PageState<Listed<CompletedView>>) -> AnyView {
    let days = Memo::new(move |_| page.value.with(|listed| listed.view.found.days.clone()));
    let none = Memo::new(move |_| days.with(Vec::is_empty));
    let count = Signal::derive(move || page.value.with(|listed| listed.view.found.found));
    let search = Memo::new(move |_| page.value.with(|listed| listed.view.search.clone()));
    let number = Memo::new(move |_| page.value.with(|listed| listed.view.page));
    let here = Signal::derive(move || match search.get() {
        blank if blank.is_empty() => "/app/tasks/done?".to_owned(),
        words => format!("/app/tasks/done?q={}&", encoded(&words)),
    });
    let scene = row_scene(page, |view| view.today).knowing(Known { day: true, project: false });
    let keys = Memo::new(move |_| days.with(|days| days.iter().map(|day| day.day).collect::<Vec<Date>>()));
    view! {
        <TaskTabs current=TaskTab::Done/>
        <PageHead title="Done"/>
        <DoneNotice/>
        <Search words=search.get_untracked()/>
        {move || none.get().then(|| nothing(search.with(String::is_empty)))}
        <For each=move || keys.get() key=|day| *day children=move |day| done_day(scene, days, day)/>
        <Pages count page=number here/>
        <AskAboutParts asks=scene.asks/>
    }
    .into_any()
}

#[component]
fn Search(words: String) -> impl IntoView {
    view! {
        <form class="list-filter" role="search" method="get" action="/app/tasks/done" aria-label="Find done tasks">
            <TextInput name="q" label="Search" kind=InputKind::Search value=words autocomplete="off" maxlength=120/>
            <Button variant=ButtonVariant::Quiet icon=IconName::Search>"Find"</Button>
        </form>
    }
}

fn nothing(is_all: bool) -> impl IntoView {
    let (title, text) = if is_all {
        ("Nothing is done yet", "What you finish stays here, by day, and can be found again.")
    } else {
        ("Nothing was found", "Try fewer words, or other ones.")
    };
    view! { <Empty title text icon=IconName::Check/> }
}

fn done_day(scene: RowScene, days: Memo<Vec<CompletedDay>>, day: Date) -> AnyView {
    let find = move |days: &Vec<CompletedDay>| days.iter().find(|known| known.day == day).cloned();
    let items = Memo::new(move |_| days.with(find).map(|day| day.items).unwrap_or_default());
    let title = scene.preferences.with_untracked(|p| day_heading(day, scene.today.get_untracked(), p));
    view! {
        <Section title=title.clone() hue=Some(Hue::Ink)>
            <TaskRows scene items label=title/>
        </Section>
    }
    .into_any()
}

/// Words as a part of an address.
pub(crate) fn encoded(words: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    let sign = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    words.bytes().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_an_address_are_read_as_they_were() {
        assert_eq!(encoded("tea & milk"), "tea%20%26%20milk");
        assert_eq!(encoded("Käse"), "K%C3%A4se");
    }
}
