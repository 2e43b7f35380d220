//! Line icons, drawn for Wellspring on a 24 unit grid with one stroke weight.

mod name;

pub use name::IconName;

use leptos::{prelude::*, tachys::html::InertElement};

/// A decorative icon: always beside a word or inside a control that has a name of its own. It is written down as it is
/// and never looked into again: a page has hundreds of them.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    InertElement::new(name.drawing())
}
