//! What does not come in: what has no place here, by name and number, and lines that could not be read, by their place.

use domain::imports::{ImportLoss, ImportProblem};
use leptos::prelude::*;
use ui::{Disclosure, ListRow, RowFigure, RowMain, Rows, Section};

use super::place::place_words;
use crate::in_and_out::words::{loss_words, problem_words};

/// What stays behind; nothing where all of it has a place.
pub(super) fn left_behind(losses: &[ImportLoss]) -> Option<AnyView> {
    if losses.is_empty() {
        return None;
    }
    let rows: Vec<_> = losses.iter().map(loss_row).collect();
    Some(
        view! {
            <Section title="What changes or stays behind">
                <Rows label="What changes or stays behind">{rows}</Rows>
            </Section>
        }
        .into_any(),
    )
}

fn loss_row(loss: &ImportLoss) -> AnyView {
    let (words, count) = (loss_words(&loss.code), loss.count.to_string());
    let examples = match loss.examples.as_slice() {
        [] => None,
        examples => Some(format!(" Such as: {}.", examples.join(", "))),
    };
    view! {
        <ListRow>
            <RowMain title=words.title>{words.note} {examples}</RowMain>
            <RowFigure value=count unit=""/>
        </ListRow>
    }
    .into_any()
}

/// Lines that could not be read; the rest of the file is not held up by them.
pub(super) fn unread_lines(problems: &[ImportProblem], all: u64) -> Option<AnyView> {
    if problems.is_empty() {
        return None;
    }
    let rows: Vec<_> = problems.iter().map(problem_row).collect();
    let summary = match all {
        1 => "One place could not be read".to_owned(),
        all => format!("{all} places could not be read"),
    };
    let shown = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    let rest = (all > shown).then(|| view! { <p class="quiet">"The first " {shown.to_string()} " are shown."</p> });
    Some(
        view! {
            <Section title="What could not be read">
                <p class="quiet measure">"Everything else comes in. You can change these places in the file and bring it again: nothing is made twice."</p>
                <Disclosure summary>
                    <Rows label="Places that could not be read">{rows}</Rows>
                    {rest}
                </Disclosure>
            </Section>
        }
        .into_any(),
    )
}

fn problem_row(problem: &ImportProblem) -> AnyView {
    let place = place_words(&problem.place, &problem.shown).unwrap_or_default();
    let title = problem_words(&problem.code);
    let rest = (!problem.is_row_left_out).then_some(" The rest of the line comes in.");
    view! {
        <ListRow>
            <RowMain title>{place} {rest}</RowMain>
        </ListRow>
    }
    .into_any()
}
