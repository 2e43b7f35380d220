//! How the app comes to the home screen, in the order in which things are pressed. Browsers of iPhones and iPads have
//! no button for it that a page could show, so their signs are drawn here as they look there.

use leptos::prelude::*;
use ui::{Hue, Section};

/// A square with an arrow that leaves it: the sign of the share sheet.
const SHARE: &str = "M8.5 9.5H5.5v11h13v-11h-3M12 14.5v-12M8.2 6.3 12 2.5l3.8 3.8";
/// A square with a plus: the sign of what adds to the home screen.
const ADD: &str = "M4.5 4.5h15v15h-15zM12 8.5v7M8.5 12h7";
/// Three dots: a menu.
const MENU: &str = "M4.9 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M11.4 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0M17.9 12a.6.6 0 1 0 1.2 0 .6.6 0 1 0-1.2 0";

/// The steps for iPhones and iPads.
#[component]
pub(super) fn AppleSteps() -> impl IntoView {
    view! {
        <Section title="iPhone and iPad" hue=Some(Hue::Leaf) id="iphone">
            <ol class="install-steps measure">
                <li>"Open this page in Safari."</li>
                <li>
                    "Press " <Sign path=SHARE name="Share"/>
                    ". It stands at the bottom of the screen, on an iPad at the top. Where you see "
                    <Sign path=MENU name="three dots"/> " instead, press those first."
                </li>
                <li>"Go down the list and press " <Sign path=ADD name="Add to Home Screen"/> "."</li>
                <li>"If it asks whether to open it as a web app, leave that on. Then press Add."</li>
                <li>
                    "Open Wellspring from the home screen and sign in there once: it keeps a sign-in of its own, apart from Safari's."
                </li>
            </ol>
        </Section>
    }
}

/// The steps for everything else.
#[component]
pub(super) fn OtherSteps() -> impl IntoView {
    view! {
        <Section title="Android" hue=Some(Hue::Leaf)>
            <p class="measure">
                "Open the browser's menu " <Sign path=MENU name="three dots"/>
                " and press Install app or Add to home screen."
            </p>
        </Section>
        <Section title="Computer" hue=Some(Hue::Leaf)>
            <p class="measure">
                "Chrome and Edge show a small screen with an arrow at the end of the address. On a Mac, Safari has Add to Dock in the menu File. Firefox on a computer cannot install pages; a bookmark does well there."
            </p>
        </Section>
    }
}

/// A sign as it looks on the device, with the word that stands beside it there.
#[component]
fn Sign(path: &'static str, name: &'static str) -> impl IntoView {
    view! {
        <span class="install-sign">
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
                <path d=path></path>
            </svg>
            " "
            <b>{name}</b>
        </span>
    }
}
