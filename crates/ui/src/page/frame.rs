//! The frame of signed-in pages: skip link, rail or bottom bar, main.

use leptos::prelude::*;

use super::nav::{BottomBar, Place, Rail};
use crate::{JumpLink, ToastRegion};

/// The first thing the keyboard meets.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! {
        <JumpLink to="main" class="skip">
            "Skip to content"
        </JumpLink>
    }
}

/// Places around, page inside. `rail_foot` stands at the end of the rail.
#[component]
pub fn Frame(
    places: Vec<Place>,
    #[prop(into)] brand_href: String,
    #[prop(optional, into)] rail_foot: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="frame">
            <SkipLink/>
            <Rail places=places.clone() label="Places" brand_href foot=rail_foot/>
            <main class="frame__main" id="main" tabindex="-1">{children()}</main>
            <BottomBar places label="Places"/>
            <ToastRegion/>
        </div>
    }
}
