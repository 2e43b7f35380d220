//! Going to another page of the app.

use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Goes to a path such as `/app/habits`. It is whole already: resolved against the router's base, the base would stand
/// in it twice.
pub fn use_go() -> impl Fn(&str) + Clone + 'static {
    let navigate = use_navigate();
    move |path| navigate(path, NavigateOptions { resolve: false, ..NavigateOptions::default() })
}
