//! The document around the app. The body holds the app and nothing else, because hydration begins at the first child
//! of the body; the start is an external module, so that no inline script of ours needs a nonce.

use std::iter;

use domain::identity::Theme;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{App, AppAssets, areas::area_of, notifications::UnreadAtStart};

/// The whole document of a signed-in page. Code of the page's own area is asked for at once, not after the first
/// module.
pub fn shell(assets: &AppAssets, theme: Theme) -> impl IntoView + use<> {
    let theme = (theme != Theme::System).then(|| theme.as_str());
    // Read again by the browser, so that its first render equals this one.
    let unread = use_context::<UnreadAtStart>().filter(|unread| unread.0 > 0).map(|unread| unread.0.to_string());
    let area = use_context::<http::request::Parts>().and_then(|parts| area_of(parts.uri.path()));
    let ahead = area.and_then(|area| assets.parts.get(area).cloned()).unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr" data-start="hydrate" data-theme=theme data-unread=unread>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1c1712"/>
                <meta name="robots" content="noindex"/>
                <meta name="build-id" content=assets.build_id.clone()/>
                <link rel="stylesheet" href=assets.css.clone()/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="icon" type="image/svg+xml" href="/icons/icon.svg"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <link rel="modulepreload" href=assets.js.clone()/>
                <link rel="modulepreload" href=assets.parts_js.clone()/>
                {iter::once(assets.wasm.clone()).chain(ahead).map(module_ahead).collect_view()}
                <script type="module" src=assets.boot.clone()></script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

fn module_ahead(href: String) -> impl IntoView {
    view! { <link rel="preload" href=href r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/> }
}
