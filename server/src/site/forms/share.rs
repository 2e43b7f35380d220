//! `/share`: what another app shares with the installed one. The service worker takes it before it gets here; this
//! answers where no worker runs. Nothing is stored on the server: the text travels in the address to the page where it
//! becomes a task, through signing in where that is needed.

use app::page::SafePath;
use axum::{
    Form,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::shared_text::SharedText;
use serde::Deserialize;

use crate::site::{
    answer::{Visit, private_page},
    pages,
};

/// The page where it becomes a task.
const TASK_AT: &str = "/app/add";
/// The page of what was shared before.
const KEPT_AT: &str = "/app/settings/shared";

/// What is posted, by the names of the manifest.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Posted {
    title: String,
    text: String,
    url: String,
}

/// Whoever types the address finds what was shared before.
pub(in crate::site) async fn show() -> Redirect {
    Redirect::to(KEPT_AT)
}

/// Sends the text on to the page where it becomes a task. What is too long for an address is shown whole instead, so
/// that it can be copied.
pub(in crate::site) async fn post(visit: Visit, Form(posted): Form<Posted>) -> Response {
    let Some(shared) = SharedText::received(&posted.title, &posted.text, &posted.url) else {
        return Redirect::to(KEPT_AT).into_response();
    };
    match address(&shared) {
        Some(address) => Redirect::to(address.as_str()).into_response(),
        None => private_page(StatusCode::OK, pages::shared_text(&visit.context(), &shared)),
    }
}

/// None where signing in could not lead back to it.
fn address(shared: &SharedText) -> Option<SafePath> {
    let fields = [("title", &shared.title), ("text", &shared.text), ("url", &shared.url)];
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    SafePath::parse(&format!("{TASK_AT}?{}", query.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        let shared = SharedText { text: text.to_owned(), ..SharedText::default() };
        address(&shared).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn what_is_shared_travels_in_the_address() {
        assert_eq!(of("a b&c=ä").as_deref(), Some("/app/add?text=a+b%26c%3D%C3%A4"));
        assert_eq!(of("\r\nset-cookie: x").as_deref(), Some("/app/add?text=%0D%0Aset-cookie%3A+x"));
    }

    #[test]
    fn what_is_too_long_does_not() {
        assert_eq!(of(&"long ".repeat(1000)), None);
    }
}
