//! `GET /api/docs`: a readable reference made from the OpenAPI document. It loads nothing from elsewhere.

use std::sync::{Arc, OnceLock};

use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{Html, IntoResponse},
    routing::{MethodRouter, get},
};
use leptos::prelude::*;
use serde_json::Value;

use super::openapi;
use crate::{
    api::catalogue::{self, Meaning},
    site::layout::{PageContext, PageMeta, page},
    state::AppState,
};

/// One endpoint, as the reference shows it.
struct Endpoint {
    method: String,
    path: String,
    summary: String,
    parameters: Vec<(String, String, String)>,
    body: Option<String>,
    answers: Vec<(String, String)>,
}

/// Endpoints about one thing, in the order in which the document names these things.
struct Group {
    name: String,
    about: String,
    endpoints: Vec<Endpoint>,
}

/// Name, kind and meaning.
type Fact = (String, String, String);

/// The route of the reference. Made once: it is open to everybody, and making it costs more than a page.
pub fn route() -> MethodRouter<AppState> {
    let kept = Arc::new(OnceLock::<Bytes>::new());
    get(move |State(state): State<AppState>| {
        let kept = kept.clone();
        async move {
            let html = kept.get_or_init(|| reference(&state).into()).clone();
            ([(header::CACHE_CONTROL, "public, max-age=300")], Html(html)).into_response()
        }
    })
}

fn reference(state: &AppState) -> String {
    let document = serde_json::to_value(openapi::document()).unwrap_or_default();
    let meta = PageMeta::private("API reference", "/api/docs");
    let assets = state.assets.page();
    let context = PageContext { assets: &assets, public_url: state.public_url(), theme: None, signed_in: false };
    page(&meta, &context, || view(&document))
}

fn view(document: &Value) -> impl IntoView + use<> {
    let groups = groups(document);
    let schemas = schemas(document);
    view! {
        <div class="reference">
            <h1>"API reference"</h1>
            <p>
                "Everything the pages can do, over HTTP and JSON. The same in a form for programs: "
                <a href="/api/v1/openapi.json">"openapi.json"</a> "."
            </p>
            <h2>"Endpoints"</h2>
            {groups.into_iter().map(group_view).collect_view()}
            <h2>"Objects"</h2>
            {schemas.into_iter().map(|(name, fields)| schema_view(name, fields)).collect_view()}
            <h2>"Refusals"</h2>
            <p>"A refused request answers with one of these codes."</p>
            {meanings_view(catalogue::PROBLEMS)}
            <p>"A refused field, parameter or operation has one of these."</p>
            {meanings_view(catalogue::VALUES)}
        </div>
    }
}

fn group_view(group: Group) -> impl IntoView {
    let Group { name, about, endpoints } = group;
    view! {
        <h3>{name}</h3>
        <p>{prose(&about)}</p>
        {endpoints.into_iter().map(endpoint_view).collect_view()}
    }
}

fn endpoint_view(endpoint: Endpoint) -> impl IntoView {
    let Endpoint { method, path, summary, parameters, body, answers } = endpoint;
    view! {
        <details class="reference__endpoint">
            <summary><b>{method}</b> " " <code>{path}</code> " " <span>{prose(&summary)}</span></summary>
            {(!parameters.is_empty()).then(|| view! {
                <dl>
                    {parameters.into_iter().map(|(name, place, about)| view! {
                        <dt><code>{name}</code> " " {place}</dt>
                        <dd>{prose(&about)}</dd>
                    }).collect_view()}
                </dl>
            })}
            {body.map(|body| view! { <p>"Body: " <code>{body}</code></p> })}
            <p>"Answers"</p>
            <ul>
                {answers.into_iter().map(|(status, body)| view! { <li><b>{status}</b> " " {body}</li> }).collect_view()}
            </ul>
        </details>
    }
}

fn schema_view(name: String, fields: Vec<Fact>) -> impl IntoView {
    view! {
        <details class="reference__schema">
            <summary><code>{name}</code></summary>
            <dl>
                {fields.into_iter().map(|(name, kind, about)| view! {
                    <dt><code>{name}</code> " " {kind}</dt>
                    <dd>{prose(&about)}</dd>
                }).collect_view()}
            </dl>
        </details>
    }
}

fn meanings_view(meanings: &'static [Meaning]) -> impl IntoView {
    let meaning = |Meaning { code, statuses, about }: &'static Meaning| {
        let statuses: Vec<_> = statuses.iter().map(u16::to_string).collect();
        view! {
            <dt id=catalogue::anchor(code)><code>{*code}</code> " " {statuses.join(", ")}</dt>
            <dd>{prose(about)}</dd>
        }
    };
    view! { <dl class="reference__codes">{meanings.iter().map(meaning).collect_view()}</dl> }
}

/// Words in which what stands between backticks is code. A backtick without its second is one more letter.
fn prose(words: &str) -> Vec<AnyView> {
    let parts: Vec<_> = words.split('`').collect();
    let view_of = |(place, part): (usize, &&str)| {
        let part = (*part).to_owned();
        match (place % 2 == 1, place + 1 < parts.len()) {
            (true, true) => view! { <code>{part}</code> }.into_any(),
            (true, false) => format!("`{part}").into_any(),
            (false, _) => part.into_any(),
        }
    };
    parts.iter().enumerate().map(view_of).collect()
}

fn groups(document: &Value) -> Vec<Group> {
    let tags = document["tags"].as_array().into_iter().flatten();
    tags.map(|tag| Group {
        name: text(&tag["name"]),
        about: text(&tag["description"]),
        endpoints: endpoints(document, &tag["name"]),
    })
    .collect()
}

fn endpoints(document: &Value, tag: &Value) -> Vec<Endpoint> {
    let Some(paths) = document["paths"].as_object() else { return Vec::new() };
    paths
        .iter()
        .flat_map(|(path, methods)| methods.as_object().into_iter().flatten().map(move |(m, op)| (path, m, op)))
        .filter(|(_, _, operation)| operation["tags"][0] == *tag)
        .map(|(path, method, operation)| endpoint(path, method, operation))
        .collect()
}

fn endpoint(path: &str, method: &str, operation: &Value) -> Endpoint {
    let parameter = |p: &Value| {
        (text(&p["name"]), format!("in {}, {}", text(&p["in"]), kind(&p["schema"])), text(&p["description"]))
    };
    let answer = |(status, answer): (&String, &Value)| {
        let schema = answer["content"].as_object().and_then(|content| content.values().next());
        (status.clone(), schema.map_or_else(String::new, |media| kind(&media["schema"])))
    };
    Endpoint {
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary: text(&operation["summary"]),
        parameters: operation["parameters"].as_array().into_iter().flatten().map(parameter).collect(),
        body: operation["requestBody"]["content"]["application/json"].get("schema").map(kind),
        answers: operation["responses"].as_object().into_iter().flatten().map(answer).collect(),
    }
}

fn schemas(document: &Value) -> Vec<(String, Vec<Fact>)> {
    let Some(schemas) = document["components"]["schemas"].as_object() else { return Vec::new() };
    schemas.iter().map(|(name, schema)| (name.clone(), fields(schema))).collect()
}

fn fields(schema: &Value) -> Vec<Fact> {
    let own = schema["properties"].as_object().into_iter().flatten();
    let own = own.map(|(name, field)| (name.clone(), kind(field), text(&field["description"])));
    let choices = schema["oneOf"].as_array().into_iter().flatten().map(|choice| {
        let tag = text(&choice["properties"]["type"]["enum"][0]);
        let others = fields(choice).into_iter().filter(|(name, ..)| name != "type");
        let others: Vec<_> = others.map(|(name, kind, _)| format!("{name}: {kind}")).collect();
        (tag, others.join(", "), text(&choice["description"]))
    });
    let words = schema["enum"].as_array().into_iter().flatten();
    let words = words.map(|word| (text(word), String::new(), String::new()));
    own.chain(choices).chain(words).collect()
}

fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return name.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(choices) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        let names: Vec<_> = choices.iter().map(kind).collect();
        return names.join(" or ");
    }
    if schema["type"] == "array" {
        return format!("list of {}", kind(&schema["items"]));
    }
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(text).collect::<Vec<_>>().join(" or "),
        other => text(other),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
