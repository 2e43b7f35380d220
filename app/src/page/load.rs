//! One loader, one `Suspense` a page (the shape that cannot stall), and the switch from what the server sent to the
//! replica: a page starts from the server's answer and follows this device's own data as soon as there is any.

use std::future::Future;

use domain::identity::Preferences;
#[cfg(feature = "ssr")]
use domain::ids::DraftId;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ui::{Button, ButtonVariant, Empty, Failed, IconName, Loading, Offline as OfflineNotice};
use uuid::Uuid;

use super::Draft;
#[cfg(feature = "ssr")]
use super::as_made::AsMade;
use crate::{
    error::AppError,
    json::ByValue,
    offline::{Offline, Replica, Start, use_offline},
};

/// What a loader sends: the value of the page, how its reader likes things shown, and a refused form if one is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Loaded<T> {
    pub value: T,
    pub preferences: Preferences,
    pub draft: Option<Draft>,
    /// Makes the ids of this page's forms, so that posting one of them twice counts once.
    pub form_id: Uuid,
}

/// What a page's resource holds: none when this device can show the page by itself.
pub type Answer<T> = Result<Option<Loaded<T>>, AppError>;

/// What a page shows. Copies share the same signals.
pub struct PageState<T: Send + Sync + 'static> {
    pub value: Memo<T>,
    pub preferences: Memo<Preferences>,
    pub draft: StoredValue<Option<Draft>>,
    /// Nil where the page was made on this device: then no form of it is posted by the browser.
    pub form_id: Uuid,
}

impl<T: Send + Sync + 'static> Clone for PageState<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for PageState<T> {}

/// Whether this device has the data of the synced pages, or has nothing else to ask. Read when a loader starts.
fn served_locally() -> impl Fn() -> bool + Clone + Send + Sync + 'static {
    let (is_shell, replica) = (use_context::<Start>() == Some(Start::Shell), use_offline().replica());
    move || is_shell || replica.with_untracked(Option::is_some)
}

/// A page of synced data. `local` makes the page's value from the replica, or none when the replica lacks it.
pub fn load_page<T, Source, Ask, Asked, View, Page>(
    source: impl Fn() -> Source + Send + Sync + 'static,
    ask: Ask,
    local: impl Fn(&Replica) -> Option<T> + Send + Sync + 'static,
    page: Page,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    Source: PartialEq + Clone + Send + Sync + 'static,
    Ask: Fn(Source, Option<String>) -> Asked + Clone + Send + Sync + 'static,
    Asked: Future<Output = Result<Loaded<T>, AppError>> + Send + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    let here = from_replica(local);
    let (draft, locally) = (query_text("draft"), served_locally());
    let resource = Resource::<Answer<T>, ByValue>::new_with_options(
        move || (source(), draft.get()),
        move |(source, draft)| {
            let asked = (!locally()).then(|| ask(source, draft));
            async move {
                match asked {
                    Some(asked) => asked.await.map(Some),
                    None => Ok(None),
                }
            }
        },
        false,
    );
    when_answered(resource, move |_| here, page)
}

/// A page of data that lives on the server only: settings, devices, tokens.
pub fn load_online_page<T, Ask, Asked, View, Page>(ask: Ask, page: Page) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    Ask: Fn(Option<String>) -> Asked + Clone + Send + Sync + 'static,
    Asked: Future<Output = Result<Loaded<T>, AppError>> + Send + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    load_online_page_of(|| (), move |(), draft| ask(draft), page)
}

/// The same for a page whose address says which of several things it shows.
pub fn load_online_page_of<T, Source, Ask, Asked, View, Page>(
    source: impl Fn() -> Source + Send + Sync + 'static,
    ask: Ask,
    page: Page,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    Source: PartialEq + Clone + Send + Sync + 'static,
    Ask: Fn(Source, Option<String>) -> Asked + Clone + Send + Sync + 'static,
    Asked: Future<Output = Result<Loaded<T>, AppError>> + Send + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    let draft = query_text("draft");
    let resource = Resource::<Answer<T>, ByValue>::new_with_options(
        move || (source(), draft.get()),
        move |(source, draft)| {
            let asked = ask(source, draft);
            async move { asked.await.map(Some) }
        },
        false,
    );
    let nowhere = Memo::new(|_| None);
    when_answered(resource, move |_| nowhere, page)
}

/// What this device's own data makes of a page; none while there is none, or where they lack it.
fn from_replica<T: PartialEq + Send + Sync + 'static>(
    local: impl Fn(&Replica) -> Option<T> + Send + Sync + 'static,
) -> Memo<Option<(T, Preferences)>> {
    let replica = use_offline().replica();
    Memo::new(move |_| replica.with(|replica| replica.as_deref().and_then(&local).zip(preferences(replica))))
}

/// The page as soon as its loader has answered. `here` says what it then follows on this device.
fn when_answered<T, View, Page>(
    resource: Resource<Answer<T>, ByValue>,
    here: impl Fn(&Answer<T>) -> Memo<Option<(T, Preferences)>> + Copy + Send + Sync + 'static,
    page: Page,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    // The server answers once, so nothing there is a function of the answer: Leptos calls such a function twice, and
    // the page would be made twice.
    #[cfg(feature = "ssr")]
    let answered = Suspend::new(async move {
        let answer = resource.await;
        let here = here(&answer);
        AsMade::new(shown(answer, here, page))
    });
    #[cfg(not(feature = "ssr"))]
    let answered = move || {
        let page = page.clone();
        Suspend::new(async move {
            let answer = resource.await;
            let here = here(&answer);
            shown(answer, here, page)
        })
    };
    view! { <Transition fallback=|| view! { <Loading/> }>{answered}</Transition> }.into_any()
}

/// A page of which the server knows more than this device, and this device enough to show it without a connection. The
/// server is asked first; the replica answers where it is out of reach.
pub fn load_page_or_replica<T, Source, Ask, Asked, View, Page>(
    source: impl Fn() -> Source + Send + Sync + 'static,
    ask: Ask,
    local: impl Fn(&Replica) -> Option<T> + Send + Sync + 'static,
    page: Page,
) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + Serialize + DeserializeOwned + 'static,
    Source: PartialEq + Clone + Send + Sync + 'static,
    Ask: Fn(Source, Option<String>) -> Asked + Clone + Send + Sync + 'static,
    Asked: Future<Output = Result<Loaded<T>, AppError>> + Send + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    let is_shell = use_context::<Start>() == Some(Start::Shell);
    let (here, nowhere) = (from_replica(local), Memo::new(|_| None));
    let draft = query_text("draft");
    let resource = Resource::<Answer<T>, ByValue>::new_with_options(
        move || (source(), draft.get()),
        move |(source, draft)| {
            let asked = (!is_shell).then(|| ask(source, draft));
            async move {
                match asked {
                    Some(asked) => match asked.await {
                        Err(error) if error.is_network() => Ok(None),
                        answer => answer.map(Some),
                    },
                    None => Ok(None),
                }
            }
        },
        false,
    );
    when_answered(resource, move |answer| if matches!(answer, Ok(None)) { here } else { nowhere }, page)
}

fn preferences(replica: &Option<std::sync::Arc<Replica>>) -> Option<Preferences> {
    replica.as_ref().map(|replica| replica.user.preferences.clone())
}

/// The page, a reason why there is none, or a skeleton until this device has read its own data.
fn shown<T, View, Page>(answer: Answer<T>, here: Memo<Option<(T, Preferences)>>, page: Page) -> AnyView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    View: IntoView + 'static,
    Page: Fn(PageState<T>) -> View + Clone + Send + Sync + 'static,
{
    let (sent, error) = match answer {
        Ok(loaded) => (loaded, None),
        Err(error) => (None, Some(error)),
    };
    let form_id = sent.as_ref().map_or(Uuid::nil(), |loaded| loaded.form_id);
    let draft = StoredValue::new(sent.as_ref().and_then(|loaded| loaded.draft.clone()));
    let sent = sent.map(|loaded| (loaded.value, loaded.preferences));
    // The last known value stays when the replica goes, so that a page never falls apart under its reader.
    let now = Memo::new(move |last: Option<&Option<(T, Preferences)>>| {
        here.get().or_else(|| last.cloned().flatten()).or_else(|| sent.clone())
    });
    let known = Memo::new(move |_| now.with(Option::is_some));
    (move || match (known.get(), now.get_untracked()) {
        (true, Some((value, preferences))) => {
            let value =
                Memo::new(move |_| now.with(|now| now.as_ref().map_or_else(|| value.clone(), |(v, _)| v.clone())));
            let preferences = Memo::new(move |_| {
                now.with(|now| now.as_ref().map_or_else(|| preferences.clone(), |(_, p)| p.clone()))
            });
            page(PageState { value, preferences, draft, form_id }).into_any()
        }
        _ => absent(error.clone()),
    })
    .into_any()
}

/// Why there is nothing to show.
fn absent(error: Option<AppError>) -> AnyView {
    let (offline, is_shell) = (use_offline(), use_context::<Start>() == Some(Start::Shell));
    let (status, replica) = (offline.status(), offline.replica());
    match error {
        Some(error) if error.is_network() => view! { <OfflineNotice/> }.into_any(),
        Some(error) => view! { <Failed code=error.0.code trace_id=error.0.trace_id/> }.into_any(),
        None => (move || {
            let unreachable = status.with(|status| status.reachable == Some(false));
            match (unreachable, is_shell && replica.with(Option::is_none)) {
                (true, true) => view! { <NothingKept offline/> }.into_any(),
                (true, false) => view! { <OfflineNotice/> }.into_any(),
                (false, _) => view! { <Loading/> }.into_any(),
            }
        })
        .into_any(),
    }
}

/// The shell without anything to show: nobody has been here with a connection, or the browser cleared its storage.
#[component]
fn NothingKept(offline: Offline) -> impl IntoView {
    view! {
        <Empty
            title="No offline data on this device"
            text="Open Wellspring here once with a connection and signed in. From then on your habits open without one."
            icon=IconName::CloudOff
        >
            <Button variant=ButtonVariant::Quiet is_button=true on:click=move |_| offline.sync_now()>"Try again"</Button>
        </Empty>
    }
}

/// One word of the query; none when it is missing or blank.
#[must_use]
pub fn query_text(key: &'static str) -> Memo<Option<String>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get(key)).filter(|text| !text.is_empty()))
}

#[cfg(feature = "ssr")]
impl<T> Loaded<T> {
    /// The answer of a loader. `draft` names a refused form; one that is gone is no error: the form is empty.
    pub async fn new(services: &services::Services, actor: services::Actor, draft: Option<String>, value: T) -> Self {
        let draft = match draft.and_then(|id| id.parse::<DraftId>().ok()) {
            Some(id) => services.sync().draft(&actor, id).await.ok().flatten(),
            None => None,
        };
        let draft = draft.map(|draft| Draft { fields: draft.fields, problem: draft.problem });
        Self { value, preferences: actor.preferences, draft, form_id: services.new_id() }
    }
}
