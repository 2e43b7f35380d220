//! Fields that begin anew. What was typed stays in an element whatever its attributes become, and Leptos keeps the
//! elements of a view that it makes again: a form that is to be blank for the next wish needs elements of its own.

use leptos::prelude::*;

/// `view`, with elements of its own for each word that `round` says.
pub fn anew<V>(
    round: impl Fn() -> String + Send + Sync + 'static,
    view: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> impl IntoView
where
    V: IntoView + 'static,
{
    view! { <For each=move || [round()] key=String::clone children=move |_| view()/> }
}
