//! The numbers of a drawing to read, folded away. Charts hand over the very words that they drew from.

use leptos::prelude::*;

use crate::Disclosure;

/// A table of any width; nothing where there are no rows. The first word of a row is its head.
pub(super) fn chart_table(summary: String, heads: Vec<String>, rows: Vec<Vec<String>>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect();
        let lines: Vec<_> = rows.into_iter().map(line).collect();
        // Wider than a phone it scrolls, which the keyboard must be able to do too.
        let label = summary.clone();
        view! {
            <Disclosure summary>
                <div class="table-scroll" tabindex="0" role="group" aria-label=label>
                    <table class="table">
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </Disclosure>
        }
        .into_any()
    })
}

fn line(words: Vec<String>) -> impl IntoView {
    let mut words = words.into_iter();
    let head = words.next().unwrap_or_default();
    let rest: Vec<_> = words.map(|word| view! { <td class="num">{word}</td> }).collect();
    view! { <tr><th scope="row">{head}</th>{rest}</tr> }
}
