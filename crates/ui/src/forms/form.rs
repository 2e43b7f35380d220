//! The form element and the two groupings inside it. Always `post`: nothing changes state by GET.

use leptos::prelude::*;

/// A form that posts to `action`. Native validation bubbles are off: errors appear beside the fields, in our words.
/// An action that changes is a signal: a form that is rendered anew keeps the listener of the one before. With `files`
/// it carries what a `FileInput` chose.
#[component]
pub fn Form(
    #[prop(into)] action: Signal<String>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional)] quiet: bool,
    #[prop(optional)] files: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class=if quiet { "form form--quiet" } else { "form" }
            method="post"
            action=move || action.get()
            enctype=files.then_some("multipart/form-data")
            aria-label=label
            novalidate=true
        >
            {children()}
        </form>
    }
}

/// Fields that belong together, under one legend.
#[component]
pub fn FieldGroup(#[prop(into)] legend: String, children: Children) -> impl IntoView {
    view! {
        <fieldset class="group">
            <legend class="group__legend">{legend}</legend>
            <div class="group__fields">{children()}</div>
        </fieldset>
    }
}

/// The row of buttons that ends a form.
#[component]
pub fn FormActions(children: Children) -> impl IntoView {
    view! { <div class="form__actions">{children()}</div> }
}
