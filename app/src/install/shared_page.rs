//! What other apps share with the installed one: kept on this device, whole and unsent, until it becomes a task or is
//! removed.

use domain::shared_text::SharedText;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    location::Url,
};
use ui::{Button, ButtonLink, ButtonVariant, Empty, IconName, Rows, Section, Toasts, use_toasts};
use uuid::Uuid;

use crate::{
    offline::{KeptText, use_offline},
    page::PageHead,
};

/// The texts of this device. One that has just arrived stands in the address; it is shown whatever becomes of it, and
/// leaves the address when it is kept.
#[component]
pub fn SharedPage() -> impl IntoView {
    let offline = use_offline();
    let (kept, replica) = (offline.shared_texts(), offline.replica());
    let arrived = arrived();
    Effect::new(move |_| {
        if let Some(text) = arrived.get() {
            offline.keep_text(text);
        }
    });
    // Somebody who has just been recognised sees what was shared before that.
    let is_somebody = Memo::new(move |_| replica.with(Option::is_some));
    Effect::new(move |_| {
        // Read and not only tracked: a memo that nobody reads follows nothing.
        let _ = is_somebody.get();
        offline.look_at_texts();
    });
    leave_address(arrived, kept);
    let ids = Memo::new(move |_| kept.with(|kept| kept.iter().flatten().map(|kept| kept.id).collect::<Vec<Uuid>>()));
    let is_empty = move || arrived.with(Option::is_none) && kept.with(|kept| kept.as_ref().is_some_and(Vec::is_empty));
    view! {
        <PageHead title="Shared with Wellspring" back=Some(("/app/more".to_owned(), "More".to_owned()))/>
        <p class="quiet measure">
            "What you share from other apps is kept here, on this device only, until you make a task of it or remove it."
        </p>
        {move || arrived.get().map(just_arrived)}
        {move || is_empty().then(nothing_yet)}
        {move || {
            (!ids.with(Vec::is_empty))
                .then(|| {
                    view! {
                        <Section title="Kept on this device">
                            <Rows label="Kept on this device">
                                <For each=move || ids.get() key=|id| *id children=move |id| kept_row(kept, id)/>
                            </Rows>
                        </Section>
                    }
                })
        }}
    }
    .into_any()
}

/// The text that the address brings.
fn arrived() -> Memo<Option<SharedText>> {
    let query = use_query_map();
    Memo::new(move |_| {
        query.with(|query| {
            let field = |name: &str| query.get(name).unwrap_or_default();
            SharedText::received(&field("title"), &field("text"), &field("url"))
        })
    })
}

/// Takes the text out of the address as soon as it is kept, so that the way back does not bring it again.
fn leave_address(arrived: Memo<Option<SharedText>>, kept: Signal<Option<Vec<KeptText>>>) {
    let navigate = use_navigate();
    let is_kept = Memo::new(move |_| {
        arrived.with(|text| {
            let Some(text) = text else { return false };
            kept.with(|kept| kept.iter().flatten().any(|kept| kept.text == *text))
        })
    });
    Effect::new(move |_| {
        if is_kept.get() {
            navigate(
                "/app/settings/shared",
                NavigateOptions { resolve: false, replace: true, scroll: false, ..NavigateOptions::default() },
            );
        }
    });
}

fn just_arrived(text: SharedText) -> AnyView {
    view! {
        <Section title="Just arrived">
            <p class="shared__headline">{text.headline().to_owned()}</p>
            {words_and_link(&text)}
            <p><a href=task_address(&text)>"Make a task"</a></p>
            <p class="quiet measure">
                "It is being kept. Where this browser runs no scripts it cannot be: copy it from here."
            </p>
        </Section>
    }
    .into_any()
}

/// The page where a text becomes a task, with all of it.
fn task_address(text: &SharedText) -> String {
    let [title, words, url] = [&text.title, &text.text, &text.url].map(|field| Url::escape(field));
    format!("/app/add?title={title}&text={words}&url={url}")
}

fn nothing_yet() -> AnyView {
    view! {
        <Empty
            title="Nothing is kept"
            text="Once Wellspring is on your home screen, other apps offer it where you share a text or a link. Not every device can do this."
            icon=IconName::Link
        >
            <a href="/app/settings/install">"Put it on the home screen"</a>
        </Empty>
    }
    .into_any()
}

fn kept_row(all: Signal<Option<Vec<KeptText>>>, id: Uuid) -> AnyView {
    let (offline, toasts) = (use_offline(), use_toasts());
    let find = move |all: &Option<Vec<KeptText>>| all.iter().flatten().find(|kept| kept.id == id).cloned();
    let Some(KeptText { text, .. }) = all.with_untracked(find) else { return ().into_any() };
    let (whole, again) = (whole_of(&text), text.clone());
    let copy = move |_| copy_and_tell(whole.clone(), toasts);
    let remove = move |_| {
        offline.remove_text(id);
        let again = again.clone();
        toasts.show_undo("Removed.", "Undo", move || offline.keep_text(again.clone()));
    };
    let headline = text.headline().to_owned();
    let [of_made, of_copied, of_removed] = [(); 3].map(|()| format!(" {headline}"));
    let as_task = format!("/app/add?shared={id}");
    view! {
        <li class="row shared">
            <div class="shared__text">
                <p class="shared__headline">{headline}</p>
                {words_and_link(&text)}
            </div>
            <div class="cluster">
                <ButtonLink href=as_task variant=ButtonVariant::Quiet icon=IconName::Plus>
                    "Make a task"
                    <span class="visually-hidden">{of_made}</span>
                </ButtonLink>
                <Button variant=ButtonVariant::Text icon=IconName::Copy is_button=true on:click=copy>
                    "Copy"
                    <span class="visually-hidden">{of_copied}</span>
                </Button>
                <Button variant=ButtonVariant::Text icon=IconName::Trash is_button=true on:click=remove>
                    "Remove"
                    <span class="visually-hidden">{of_removed}</span>
                </Button>
            </div>
        </li>
    }
    .into_any()
}

fn words_and_link(text: &SharedText) -> impl IntoView + use<> {
    let words = text.words().map(str::to_owned);
    let link = text.link().map(str::to_owned);
    view! {
        {words.map(|words| view! { <p class="shared__words measure">{words}</p> })}
        {link
            .map(|link| {
                let href = link.clone();
                view! { <p class="shared__link"><a href=href rel="external noopener noreferrer">{link}</a></p> }
            })}
    }
}

/// Everything that came, one under the other.
fn whole_of(text: &SharedText) -> String {
    let fields = [&text.title, &text.text, &text.url];
    let mut whole: Vec<&str> = fields.into_iter().map(|field| field.trim()).filter(|field| !field.is_empty()).collect();
    whole.dedup();
    whole.join("\n")
}

fn copy_and_tell(text: String, toasts: Toasts) {
    spawn_local(async move {
        toasts.show(match is_copied(text).await {
            true => "Copied.",
            false => "The browser did not let it be copied. Select the words instead.",
        });
    });
}

/// Puts a text into the device's clipboard, where there is one.
async fn is_copied(text: String) -> bool {
    #[cfg(feature = "hydrate")]
    return super::browser::copy(&text).await;
    #[cfg(not(feature = "hydrate"))]
    {
        drop(text);
        false
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::tests::fixture::render;

    #[test]
    fn what_has_just_arrived_is_shown_without_a_script() {
        let address = "/app/settings/shared?title=How+to+rest&text=Worth+it%3A+https%3A%2F%2Fexample.org%2Frest";
        let html = render(address, || view! { <SharedPage/> }.into_any());
        assert!(html.contains("How to rest") && html.contains("Worth it:"), "{html}");
        assert!(html.contains("href=\"https://example.org/rest\""), "{html}");
        assert!(html.contains("href=\"/app/add?title=How%20to%20rest&amp;text=Worth"), "{html}");
    }

    #[test]
    fn markup_and_foreign_addresses_stay_text() {
        let html = render("/app/settings/shared?text=%3Cb%3Ehi%3C%2Fb%3E&url=javascript%3Aalert(1)", || {
            view! { <SharedPage/> }.into_any()
        });
        assert!(html.contains("&lt;b&gt;hi&lt;/b&gt;") && !html.contains("href=\"javascript"), "{html}");
    }

    #[test]
    fn the_whole_text_is_copied_once() {
        let text = |title: &str, text: &str, url: &str| whole_of(&SharedText::received(title, text, url).unwrap());
        assert_eq!(text("Bread", "Bread", ""), "Bread");
        assert_eq!(text("Rest", "Read it\nsoon", "https://example.org"), "Rest\nRead it\nsoon\nhttps://example.org");
    }
}
