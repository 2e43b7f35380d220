//! A line without axes, to sit in a row.

use leptos::prelude::*;

use super::scale::{points, polyline, stretch};
use crate::Hue;

/// `values` from 0 to 1, oldest first. `label` is the sentence it shows.
#[component]
pub fn Sparkline(
    values: Vec<f64>,
    #[prop(into)] label: String,
    #[prop(optional_no_strip)] hue: Option<Hue>,
) -> impl IntoView {
    let line = points(&stretch(&values), 68.0, 22.0, 3.0);
    let (x, y) = line.last().copied().unwrap_or((0.0, 11.0));
    // Numbers only, so there is nothing to escape.
    let drawing = format!(
        "<polyline class=\"spark__line\" points=\"{}\"></polyline><circle class=\"spark__now\" cx=\"{x}\" cy=\"{y}\" \
         r=\"2\"></circle>",
        polyline(&line)
    );
    view! {
        <svg
            class="spark"
            viewBox="-2 0 74 22"
            width="74"
            height="22"
            role="img"
            aria-label=label
            data-hue=hue.unwrap_or(Hue::Leaf).name()
            inner_html=drawing
        ></svg>
    }
}
