//! Lines of a name, a bar and a figure, one under the other: a drawing whose numbers stand beside it.

use leptos::prelude::*;

use super::scale::{share, short};
use crate::Hue;

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub struct Rank {
    pub name: String,
    /// What else there is to say, small beneath the name.
    pub note: Option<String>,
    /// Length of the bar, 0 to 1; none where nothing can be compared.
    pub fraction: Option<f64>,
    pub figure: String,
    /// A word that sets it apart: "now".
    pub mark: Option<String>,
}

/// The lines as a list. The bars repeat what the figures say, so only the words are read out.
#[component]
pub fn Ranks(
    #[prop(into)] label: String,
    items: Vec<Rank>,
    #[prop(optional_no_strip)] hue: Option<Hue>,
) -> impl IntoView {
    let lines: Vec<_> = items.into_iter().map(line).collect();
    view! { <ul class="ranks" role="list" aria-label=label data-hue=hue.unwrap_or_default().name()>{lines}</ul> }
}

fn line(rank: Rank) -> impl IntoView {
    let part = rank.fraction.map(|fraction| {
        let width = format!("{}%", short(share(fraction) * 100.0));
        view! {
            <svg class="bar ranks__bar" width="100%" height="8" aria-hidden="true">
                <rect class="bar__all" width="100%" height="8" rx="4"></rect>
                <rect class="bar__part" width=width height="8" rx="4"></rect>
            </svg>
        }
    });
    view! {
        <li class="ranks__line">
            <span class="ranks__name">
                {rank.name} {rank.mark.map(|mark| view! { " " <span class="mark ranks__mark">{mark}</span> })}
            </span>
            " "
            <b class="ranks__figure num">{rank.figure}</b>
            {part}
            {rank.note.map(|note| view! { " " <span class="ranks__note">{note}</span> })}
        </li>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_bar_has_its_words() {
        let rank = Rank {
            name: "Last 30 days".into(),
            note: Some("21 of 25".into()),
            fraction: Some(0.84),
            figure: "84 %".into(),
            mark: Some("now".into()),
        };
        let html = Owner::new().with(|| view! { <Ranks label="Shares" items=vec![rank]/> }.to_html());
        let html = html.replace("<!>", "");
        for said in ["Last 30 days", "21 of 25", "84 %", "now", "width=\"84%\"", "aria-hidden=\"true\""] {
            assert!(html.contains(said), "{said} is missing in {html}");
        }
    }
}
