//! What is done with a list as a whole.

use leptos::prelude::*;
use ui::{ButtonLink, ButtonVariant, IconName, Menu};

/// The menu of a list. `here`: its address, with a question mark. `is_ordered`: whether its order is the owner's.
#[component]
pub(in crate::tasks) fn ListMenu(#[prop(into)] here: String, is_ordered: bool) -> impl IntoView {
    let arrange = format!("{here}arrange=true");
    view! {
        <Menu label="More about this list">
            <ButtonLink href=format!("{here}choose=true") variant=ButtonVariant::Text icon=IconName::Check>
                "Choose several"
            </ButtonLink>
            {is_ordered
                .then(|| {
                    view! {
                        <ButtonLink href=arrange variant=ButtonVariant::Text icon=IconName::Grip>
                            "Change the order"
                        </ButtonLink>
                    }
                })}
            <ButtonLink href="/app/tasks/labels" variant=ButtonVariant::Text icon=IconName::Note>"Labels"</ButtonLink>
        </Menu>
    }
}

/// That rows can be moved now, and the way back.
#[component]
pub(in crate::tasks) fn ArrangeNote(arranging: Memo<bool>, #[prop(into)] done: Signal<String>) -> impl IntoView {
    move || {
        arranging.get().then(|| {
            view! {
                <p class="list-note">
                    <span>"Drag a row by its grip, or move it with its buttons. "</span>
                    <a href=done.get()>"Done"</a>
                </p>
            }
        })
    }
}

/// The way to changing the order of a page that is one list; nothing where it has no two rows.
pub(in crate::tasks) fn change_order(here: &'static str, count: Memo<usize>) -> AnyView {
    let some = Memo::new(move |_| count.get() > 1);
    let link = move || {
        some.get().then(|| {
            let href = format!("{here}?arrange=true");
            view! {
                <ButtonLink href variant=ButtonVariant::Quiet icon=IconName::Grip>
                    "Change the order"
                </ButtonLink>
            }
        })
    };
    view! { {link} }.into_any()
}
