//! The routes that the server mounts, and the document around them.

use domain::identity::Theme;
use leptos::prelude::*;
use leptos_axum::generate_route_list;
use leptos_meta::ServerMetaContext;
use leptos_router::{SsrMode, location::RequestUrl};

use crate::{App, AppAssets, shell};

#[test]
fn every_place_is_rendered_whole() {
    let routes = generate_route_list(App);
    let mut paths: Vec<&str> = routes.iter().map(|route| route.path()).collect();
    paths.sort_unstable();
    for path in [
        "/app/grid",
        "/app/habits",
        "/app/habits/new",
        "/app/habits/{id}",
        "/app/habits/{id}/days/{day}",
        "/app/habits/{id}/edit",
        "/app/habits/groups",
        "/app/habits/trash",
        "/app/pauses",
        "/app/habits/{id}/figures",
        "/app/figures",
        "/app/more",
        "/app/settings",
        "/app/settings/notifications",
        "/app/notifications",
        "/app/settings/install",
        "/app/settings/shared",
        "/app/settings/data",
        "/app/settings/data/import",
        "/app/settings/data/import/{id}",
        "/app/settings/data/export",
        "/app/settings/data/leave",
        "/app/add",
        "/app/search",
        "/app/tasks",
        "/app/tasks/inbox",
        "/app/tasks/calendar",
        "/app/tasks/done",
        "/app/tasks/projects",
        "/app/tasks/projects/{id}",
        "/app/tasks/labels",
        "/app/tasks/filters",
        "/app/tasks/new",
        "/app/tasks/{id}",
        "/app/tasks/{id}/edit",
    ] {
        assert!(paths.contains(&path), "{path} is not in {paths:?}");
    }
    assert!(paths.contains(&"/app"), "{paths:?}");
    assert!(routes.iter().all(|route| *route.mode() == SsrMode::Async), "{paths:?}");
}

#[test]
fn the_body_holds_the_app_and_nothing_else() {
    let html = Owner::new().with(|| {
        provide_context(RequestUrl::new("/app/more"));
        let (meta, _output) = ServerMetaContext::new();
        provide_context(meta);
        let assets = AppAssets {
            build_id: "0123456789ab".to_owned(),
            js: "/pkg/app.js".to_owned(),
            wasm: "/pkg/app.wasm".to_owned(),
            parts_js: "/pkg/parts.js".to_owned(),
            parts: [("habits".to_owned(), vec!["/pkg/habits.wasm".to_owned()])].into(),
            css: "/pkg/app.css".to_owned(),
            boot: "/pkg/boot.js".to_owned(),
        };
        shell(&assets, Theme::Dark).to_html()
    });
    // Between views stand markers for hydration, which say nothing here.
    let html = html.replace("<!>", "").replace("<!--<() />-->", "");
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\" data-start=\"hydrate\" data-theme=\"dark\">"), "{html}");
    assert!(html.contains("<script type=\"module\" src=\"/pkg/boot.js\">"), "{html}");
    // Nothing of another area is asked for.
    assert!(html.contains("href=\"/pkg/app.wasm\"") && !html.contains("/pkg/habits.wasm"), "{html}");
    assert!(html.contains("<body><div class=\"frame\">"), "{html}");
    assert!(html.contains("id=\"sign-out-form\""), "{html}");
    assert_eq!(html.matches("<script").count(), 1, "{html}");
}
