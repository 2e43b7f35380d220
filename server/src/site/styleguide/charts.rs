//! Charts with invented figures.

use leptos::prelude::*;
use ui::{Bar, Disclosure, HeatMap, Hue, LineChart, Ring, Section};

use crate::site::pages::{example_line, example_year};

pub(super) fn view() -> impl IntoView {
    view! {
        <Section title="Charts" hue=Some(Hue::Leaf)>
            <HeatMap model=example_year()/>
            <LineChart model=example_line()/>
            <div class="cluster">
                <Ring fraction=0.64 label="64 percent" hue=Some(Hue::Leaf)>"64 %"</Ring>
                <Ring fraction=0.25 label="25 percent" hue=Some(Hue::Amber)>"1 of 4"</Ring>
                <Ring fraction=0.0 label="Nothing yet" hue=Some(Hue::Plum)>"0 %"</Ring>
            </div>
            <Bar fraction=0.43 label="43 percent, a little ahead" marker=0.38 hue=Some(Hue::Teal)/>
            <Disclosure summary="How this is computed">
                <p>"Each due day moves the strength a fixed share of the way towards what you did."</p>
            </Disclosure>
        </Section>
    }
}
