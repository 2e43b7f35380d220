//! Long lists come in pages: a phone draws sixty rows at once and not six hundred.

use domain::tasks::TaskItem;
use leptos::prelude::*;
use ui::PrevNext;

use crate::{page::query_text, tasks::figures::ROWS};

/// Which page the address names, from 1.
pub(in crate::tasks) fn page_number() -> Memo<usize> {
    let page = query_text("page");
    Memo::new(move |_| page.get().and_then(|page| page.parse().ok()).filter(|page| *page > 0).unwrap_or(1))
}

/// The rows of a page of a list.
pub(in crate::tasks) fn rows_of_page(items: &[TaskItem], page: usize) -> Vec<TaskItem> {
    items.iter().skip(page.saturating_sub(1).saturating_mul(ROWS)).take(ROWS).cloned().collect()
}

/// The way through the pages; nothing where there is only one. `here`: the address of the list, with a question mark.
#[component]
pub(in crate::tasks) fn Pages(
    count: Signal<usize>,
    page: Memo<usize>,
    #[prop(into)] here: Signal<String>,
) -> impl IntoView {
    move || {
        let (pages, page) = (count.get().div_ceil(ROWS), page.get());
        (pages > 1).then(|| {
            let here = here.get();
            let link = |page: usize| format!("{here}page={page}");
            let prev = (page > 1).then(|| link(page - 1));
            let next = (page < pages).then(|| link(page + 1));
            view! {
                <PrevNext label="Pages" prev next prev_label="Previous page" next_label="Next page">
                    {format!("{page} of {pages}")}
                </PrevNext>
            }
        })
    }
}
