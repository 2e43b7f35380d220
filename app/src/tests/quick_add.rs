//! Quick add, as a browser without wasm gets it.

use std::collections::BTreeMap;

use domain::{
    ids::ProjectId,
    problem::{FieldError, Problem},
    tasks::{OrderKey, Project, ProjectLayout},
};
use uuid::Uuid;

use super::fixture::{FORM_ID, TODAY, page_state, render};
use crate::{
    page::Draft,
    quick_add::{QuickAddWorld, quick_add_view},
};

fn world() -> QuickAddWorld {
    let work = Project {
        id: ProjectId(Uuid::from_u128(2)),
        name: "Work".to_owned(),
        color: 0,
        layout: ProjectLayout::List,
        position: OrderKey::first(),
        archived_at: None,
        version: 1,
    };
    QuickAddWorld { now: TODAY.at(9, 30, 0, 0), projects: vec![work], ..QuickAddWorld::default() }
}

fn page(address: &str, draft: Option<Draft>) -> String {
    render(address, move || quick_add_view(page_state(world(), draft.clone())))
}

fn refused(line: &str, errors: &[(&str, &str)]) -> Option<Draft> {
    let fields = [("form", "quick_add"), ("line", line), ("notes", "")];
    let fields: BTreeMap<String, String> =
        fields.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let errors = errors.iter().map(|(field, code)| FieldError::new(*field, *code)).collect();
    Some(Draft { fields, problem: Problem::invalid(errors) })
}

#[test]
fn a_line_in_the_address_is_read_and_every_piece_can_be_clicked_away() {
    let html = page("/app/add?line=Call+Ana+tomorrow+%23work", None);
    assert!(html.contains("value=\"Call Ana tomorrow #work\""), "{html}");
    for words in ["Tomorrow", "Project: work"] {
        assert!(html.contains(&format!("<span>{words}</span>")), "{words} is missing in {html}");
    }
    // The way to the page on which "tomorrow" is title.
    assert!(html.contains("away=9-17\""), "{html}");
    assert!(html.contains("action=\"/rpc/tasks/quick_add\""), "{html}");
    assert!(html.contains(&format!("value=\"{FORM_ID}\"")), "{html}");
    let away = page("/app/add?line=Call+Ana+tomorrow+%23work&away=9-17", None);
    assert!(!away.contains("<span>Tomorrow</span>") && away.contains("<span>Project: work</span>"), "{away}");
}

#[test]
fn what_another_app_shared_fills_line_and_notes_and_is_not_read() {
    let html = page("/app/add?title=Meet+tomorrow&text=See+%3Cb%3E&url=https%3A%2F%2Fexample.org", None);
    assert!(html.contains("value=\"Meet tomorrow\"") && !html.contains("<span>Tomorrow</span>"), "{html}");
    assert!(html.contains("See &lt;b&gt;\n\nhttps://example.org"), "{html}");
}

#[test]
fn what_is_missing_is_made_only_by_another_button() {
    let html = page("/app/add", refused("Dig #Garden", &[("project", "not_found")]));
    assert!(html.contains("There is no project called") && html.contains("Make it and add the task"), "{html}");
    assert!(html.contains("name=\"make\" value=\"true\""), "{html}");
    let plain = page("/app/add?line=Dig+%23Garden", None);
    assert!(!plain.contains("name=\"make\"") && plain.contains("Add task"), "{plain}");
}

#[test]
fn what_stands_against_the_task_is_said() {
    let html = page("/app/add?line=Ping+hourly", None);
    assert!(html.contains("every day at the most"), "{html}");
    // A title is asked for only when the line was sent without one.
    assert!(!page("/app/add", None).contains("Say in a few words"), "{html}");
    let sent = page("/app/add", refused("p1", &[("title", "required")]));
    assert!(sent.contains("Say in a few words what is to be done."), "{sent}");
}
