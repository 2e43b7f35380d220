//! The document around the app. The body holds the app and nothing else, because hydration begins at the first child
//! of the body; the start is an external module, so that no inline script of ours needs a nonce.

use domain::identity::Theme;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::{App, AppAssets};

/// The whole document of a signed-in page.
pub fn shell(assets: AppAssets, theme: Theme) -> impl IntoView {
    let theme = (theme != Theme::System).then(|| theme.as_str());
    view! {
        <!DOCTYPE html>
        <html lang="en" dir="ltr" data-start="hydrate" data-theme=theme>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf8f3"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1c1712"/>
                <meta name="robots" content="noindex"/>
                <meta name="build-id" content=assets.build_id/>
                <link rel="stylesheet" href=assets.css/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link rel="icon" type="image/svg+xml" href="/icons/icon.svg"/>
                <link rel="apple-touch-icon" href="/icons/apple-touch-icon.png"/>
                <link rel="modulepreload" href=assets.js/>
                <link rel="preload" href=assets.wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <script type="module" src=assets.boot></script>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
