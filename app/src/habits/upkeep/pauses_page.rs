//! Pauses: those of now, those to come, those that are over, and the form of a new one.

use domain::{
    format::date_short,
    habits::{PauseItem, PauseScope, PausesView},
    identity::Preferences,
    ids::PauseId,
};
use leptos::{prelude::*, server_fn::ServerFn};
use ui::{Button, ButtonVariant, Disclosure, Form, Hue, Icon, IconName, ListRow, RowMain, Rows, Section};

use super::{
    pause_form::NewPause,
    writes::{is_waiting, pause_ender, pause_remover, pauses_of},
};
use crate::{
    habits::{local::known_today, server_fns as rpc, today::OnThisDevice},
    page::{DoneNotice, PageHead, PageState, load_page},
};

/// The pauses.
#[component]
pub fn PausesPage() -> impl IntoView {
    let today = known_today();
    load_page(
        || (),
        |(), draft| rpc::load_pauses(draft),
        move |replica| Some(pauses_of(replica, today()?)),
        pauses_page,
    )
}

/// When a pause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Current,
    Coming,
    Past,
}

impl When {
    fn items(self, view: &PausesView) -> &[PauseItem] {
        match self {
            Self::Current => &view.current,
            Self::Coming => &view.coming,
            Self::Past => &view.past,
        }
    }
}

pub(crate) fn pauses_page(page: PageState<PausesView>) -> AnyView {
    let none = Memo::new(move |_| {
        page.value.with(|view| view.current.is_empty() && view.coming.is_empty() && view.past.is_empty())
    });
    view! {
        <PageHead title="Pauses" back=Some(("/app/habits".to_owned(), "Habits".to_owned()))/>
        <DoneNotice/>
        {move || {
            none.get()
                .then(|| {
                    view! {
                        <p class="measure">
                            "A pause is a holiday from habits. Its days ask for nothing, and no run breaks."
                        </p>
                    }
                })
        }}
        <Part page when=When::Current title="Now"/>
        <Part page when=When::Coming title="Coming"/>
        <NewPause page/>
        <Over page/>
    }
    .into_any()
}

/// One list; nothing while it is empty.
#[component]
fn Part(page: PageState<PausesView>, when: When, title: &'static str) -> impl IntoView {
    let some = Memo::new(move |_| page.value.with(|view| !when.items(view).is_empty()));
    move || {
        some.get().then(|| {
            view! {
                <Section title hue=Some(Hue::Leaf)>
                    <PauseRows page when label=title/>
                </Section>
            }
        })
    }
}

#[component]
fn Over(page: PageState<PausesView>) -> impl IntoView {
    let count = Memo::new(move |_| page.value.with(|view| view.past.len()));
    move || {
        let count = count.get();
        (count > 0).then(|| {
            view! {
                <Disclosure summary=format!("Over ({count})")>
                    <PauseRows page when=When::Past label="Over"/>
                </Disclosure>
            }
        })
    }
}

#[component]
fn PauseRows(page: PageState<PausesView>, when: When, label: &'static str) -> impl IntoView {
    let ids = Memo::new(move |_| {
        page.value.with(|view| when.items(view).iter().map(|item| item.pause.id).collect::<Vec<PauseId>>())
    });
    view! {
        <Rows label>
            <For each=move || ids.get() key=|id| *id children=move |id| pause_row(page, when, id)/>
        </Rows>
    }
}

fn pause_row(page: PageState<PausesView>, when: When, id: PauseId) -> AnyView {
    let find = move |view: &PausesView| when.items(view).iter().find(|item| item.pause.id == id).cloned();
    let Some(start) = page.value.with_untracked(find) else { return ().into_any() };
    let item = Memo::new(move |_| page.value.with(find).unwrap_or_else(|| start.clone()));
    let settled = when == When::Past;
    let waiting = is_waiting(id.uuid());
    view! {
        <ListRow settled>
            <Icon name=IconName::Moon/>
            {move || {
                let item = item.get();
                let days = page.preferences.with(|p| days_of(&item, p));
                let words = match &item.pause.reason {
                    Some(reason) => format!("{days} · {reason}"),
                    None => days,
                };
                view! {
                    <RowMain title=title_of(&item)>
                        <span>{words}</span>
                        {move || waiting.get().then(|| view! { " " <OnThisDevice/> })}
                    </RowMain>
                    <div class="row__actions">
                        {(when == When::Current).then(|| view! { <EndNow page item=item.clone()/> })}
                        <Remove item=item.clone()/>
                    </div>
                }
            }}
        </ListRow>
    }
    .into_any()
}

#[component]
fn EndNow(page: PageState<PausesView>, item: PauseItem) -> impl IntoView {
    let label = format!("End the pause of {}", title_of(&item));
    let id = item.pause.id;
    let submit = pause_ender(page, item.pause);
    view! {
        <Form action=rpc::EndPause::PATH quiet=true on:submit=submit>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button variant=ButtonVariant::Text label>"End now"</Button>
        </Form>
    }
}

#[component]
fn Remove(item: PauseItem) -> impl IntoView {
    let label = format!("Delete the pause of {}", title_of(&item));
    let id = item.pause.id;
    let submit = pause_remover(item.pause);
    view! {
        <Form action=rpc::DeletePause::PATH quiet=true on:submit=submit>
            <input type="hidden" name="id" value=id.to_string()/>
            <Button variant=ButtonVariant::Icon icon=IconName::Trash label/>
        </Form>
    }
}

/// What is paused.
fn title_of(item: &PauseItem) -> String {
    match (&item.name, item.pause.scope) {
        (None, _) => "All habits".to_owned(),
        (Some(name), PauseScope::Group(_)) => format!("{name} (group)"),
        (Some(name), _) => name.clone(),
    }
}

fn days_of(item: &PauseItem, preferences: &Preferences) -> String {
    let pause = &item.pause;
    let day = |day| date_short(day, preferences);
    match pause.to_day {
        None => format!("From {}, until you end it", day(pause.from_day)),
        Some(last) if last == pause.from_day => day(last),
        Some(last) => format!("{} to {}", day(pause.from_day), day(last)),
    }
}
