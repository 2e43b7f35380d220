//! What was understood, as chips. Each can be clicked away, and then its words are title. Without a script a chip is a
//! link to the page with the piece clicked away.

use core::ops::Range;

use domain::{identity::Preferences, tasks::quick_add::Meaning};
use leptos::prelude::*;
use ui::{Icon, IconName};

use super::line::{Told, address};
use crate::words::piece_words;

/// A chip: the words of the line, what they mean, and their place.
type Chip = (Range<usize>, String, String);

/// The pieces of the line. `on_away`: a place was clicked away.
#[component]
pub(super) fn Chips(
    line: RwSignal<String>,
    away: RwSignal<Vec<Range<usize>>>,
    told: Memo<Told>,
    preferences: Memo<Preferences>,
    on_away: Callback<Range<usize>>,
) -> impl IntoView {
    let chips = Memo::new(move |_| {
        let chip = |told: &Told| -> Vec<Chip> {
            let words = |span: &Range<usize>| line.with(|line| line.get(span.clone()).unwrap_or_default().to_owned());
            let meaning = |piece: &Meaning| preferences.with(|p| piece_words(piece, told.today, p));
            told.pieces.iter().map(|p| (p.span.clone(), words(&p.span), meaning(&p.meaning))).collect()
        };
        told.with(chip)
    });
    let is_any = Memo::new(move |_| chips.with(|chips| !chips.is_empty()));
    move || {
        is_any.get().then(|| {
            view! {
                <ul class="pieces" role="list" aria-label="Understood">
                    <For
                        each=move || chips.get()
                        key=Chip::clone
                        children=move |chip| chip_view(chip, line, away, on_away)
                    />
                </ul>
            }
        })
    }
}

fn chip_view(
    (span, words, meaning): Chip,
    line: RwSignal<String>,
    away: RwSignal<Vec<Range<usize>>>,
    on_away: Callback<Range<usize>>,
) -> impl IntoView {
    let (left, name) = (span.clone(), format!("{meaning}. Keep \u{201c}{words}\u{201d} as words of the title"));
    let href = move || {
        let spans: Vec<_> = away.get().into_iter().chain([left.clone()]).collect();
        line.with(|line| address(line, &spans))
    };
    let take = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        on_away.run(span.clone());
    };
    view! {
        <li>
            <a class="piece" href=href aria-label=name.clone() title=name on:click=take>
                <span>{meaning}</span>
                <Icon name=IconName::Cross/>
            </a>
        </li>
    }
}
