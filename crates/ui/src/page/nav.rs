//! The places of the app: a rail when there is room, a bar under the thumb when there is not.

use leptos::prelude::*;

use super::brand::Brand;
use crate::{Hue, Icon, IconName};

/// One place. `current` is a signal, because the router moves without a new page.
#[derive(Clone)]
pub struct Place {
    pub href: String,
    pub label: String,
    pub icon: IconName,
    pub hue: Hue,
    pub current: Signal<bool>,
    /// A figure beside the place, and the words for it; none while there is nothing to count.
    pub count: Signal<Option<(String, String)>>,
}

impl Place {
    /// A place to go.
    #[must_use]
    pub fn new(
        href: impl Into<String>,
        label: impl Into<String>,
        icon: IconName,
        hue: Hue,
        current: impl Into<Signal<bool>>,
    ) -> Self {
        let count = Signal::stored(None);
        Self { href: href.into(), label: label.into(), icon, hue, current: current.into(), count }
    }

    /// The same with a figure beside it.
    #[must_use]
    pub fn counting(self, count: impl Into<Signal<Option<(String, String)>>>) -> Self {
        Self { count: count.into(), ..self }
    }
}

/// The figure of a place. Who does not see it hears the words.
fn place_count(count: Signal<Option<(String, String)>>) -> impl IntoView {
    move || {
        count.get().map(|(figure, words)| {
            view! {
                <span class="place-count" aria-hidden="true">{figure}</span>
                <span class="visually-hidden">{words}</span>
            }
        })
    }
}

/// At most five places at the bottom of a phone.
#[component]
pub fn BottomBar(places: Vec<Place>, #[prop(into)] label: String) -> impl IntoView {
    let links: Vec<_> = places
        .into_iter()
        .map(|place| {
            let current = place.current;
            view! {
                <a class="bottom-bar__place" href=place.href aria-current=move || current.get().then_some("page")>
                    <Icon name=place.icon/>
                    <span>{place.label}</span>
                    {place_count(place.count)}
                </a>
            }
        })
        .collect();
    view! { <nav class="bottom-bar" aria-label=label>{links}</nav> }
}

/// The same places at the left of a wide screen.
#[component]
pub fn Rail(
    places: Vec<Place>,
    #[prop(into)] label: String,
    #[prop(into)] brand_href: String,
    #[prop(optional_no_strip)] foot: Option<ViewFn>,
) -> impl IntoView {
    let links: Vec<_> = places
        .into_iter()
        .map(|place| {
            let current = place.current;
            view! {
                <li>
                    <a
                        class="rail__place"
                        href=place.href
                        data-hue=place.hue.name()
                        aria-current=move || current.get().then_some("page")
                    >
                        <Icon name=place.icon/>
                        <span>{place.label}</span>
                        {place_count(place.count)}
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="rail" aria-label=label>
            <Brand href=brand_href/>
            <ul class="rail__places" role="list">{links}</ul>
            {foot.map(|foot| view! { <div class="rail__foot">{foot.run()}</div> })}
        </nav>
    }
}
