//! List rows: a control, a title with a note, perhaps a chart, perhaps a figure, between hairlines.

use leptos::prelude::*;

/// A list of rows.
#[component]
pub fn Rows(#[prop(optional, into)] label: Option<String>, children: Children) -> impl IntoView {
    view! { <ol class="rows" role="list" aria-label=label>{children()}</ol> }
}

/// One row. Children in order: leading control, `RowMain`, chart, `RowFigure` or another control.
#[component]
pub fn ListRow(
    #[prop(optional, into)] settled: Signal<bool>,
    #[prop(optional, into)] carried: Signal<bool>,
    #[prop(optional)] late: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <li
            class="row"
            class:row--settled=move || settled.get()
            class:row--carried=move || carried.get()
            class:row--late=late
        >
            {children()}
        </li>
    }
}

/// Title and note of a row. The whole title is a link where there is somewhere to go.
#[component]
pub fn RowMain(
    #[prop(into)] title: String,
    #[prop(optional_no_strip, into)] href: Option<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let title = match href {
        Some(href) => view! { <a class="row__title" href=href>{title}</a> }.into_any(),
        None => view! { <span class="row__title">{title}</span> }.into_any(),
    };
    view! {
        <div class="row__main">
            {title} {children.map(|children| view! { <p class="row__note">{children()}</p> })}
        </div>
    }
}

/// A figure at the end of a row: the number large, its unit small beneath. Without one its place is kept where there is
/// room, so that the rows stay in line.
#[component]
pub fn RowFigure(#[prop(into)] value: Signal<String>, #[prop(into)] unit: Signal<String>) -> impl IntoView {
    view! {
        <p class="row__figure" class:row__figure--none=move || value.with(String::is_empty)>
            <b class="row__value">{move || value.get()}</b>
            " "
            <span class="row__unit">{move || unit.get()}</span>
        </p>
    }
}
