//! Projects, labels and filters.

use domain::{
    ids::{ProjectId, SectionId, TaskFilterId},
    tasks::{OrderKey, Project, SavedFilter, Section, TaskFields, filter::TaskNames, project_tasks},
};
use uuid::Uuid;

use super::scene::{CAL, PHONE, PLANNING, WORK, done, has, listed, names, of, project, task};
use crate::{
    tasks::{
        figures::{asked, labels_view, projects_view},
        projects::{project_view, projects_page},
        sorting::{filters_page, labels_page},
        values::FiltersView,
    },
    tests::fixture::{TODAY, page_state, render},
};

fn at_work(section: bool) -> TaskFields {
    let section_id = section.then_some(PLANNING);
    TaskFields { project_id: Some(WORK), section_id, ..TaskFields::titled("Report") }
}

#[test]
fn projects_say_how_far_they_are() {
    let tasks = [of(1, at_work(false)), done(of(2, at_work(true)))];
    let view = projects_view(&[project()], &tasks);
    let html = render("/app/tasks/projects", move || projects_page(page_state(view.clone(), None)));
    has(&html, &["Work", "1 open task · 1 of 2 done", "Make project", "action=\"/rpc/tasks/save_project\""]);
}

#[test]
fn projects_and_labels_are_put_in_order_by_plain_forms_too() {
    let home = Project { id: ProjectId(Uuid::from_u128(111)), name: "Home".to_owned(), ..project() };
    let view = projects_view(&[project(), home.clone()], &[]);
    let page = move |query: &str| {
        let view = view.clone();
        render(&format!("/app/tasks/projects{query}"), move || projects_page(page_state(view.clone(), None)))
    };
    has(&page(""), &["Change the order", "Move Work: drag it, or use the arrow keys"]);
    assert!(!page("").contains("Move Work down"));
    let html = page("?arrange=true");
    has(&html, &["Move Work down", "action=\"/rpc/tasks/move_sorted\"", "name=\"what\" value=\"project\""]);
    has(&html, &[&format!("name=\"above\" value=\"{}\"", home.id)]);
    let view = labels_view(&names().labels, &[]);
    let html = render("/app/tasks/labels?arrange=true", move || labels_page(page_state(view.clone(), None)));
    has(&html, &["Move phone up", "name=\"what\" value=\"label\""]);
}

#[test]
fn sections_are_put_in_order_where_there_are_two() {
    assert!(!project_at("?arrange=true").contains("Order of the sections"));
    let next = Section { id: SectionId(Uuid::from_u128(112)), name: "Next".to_owned(), ..names().sections[0].clone() };
    let sections = [names().sections, vec![next]].concat();
    let view = listed(project_tasks(&project(), &sections, &[], CAL));
    let path = format!("/app/tasks/projects/{WORK}?arrange=true");
    let html = render(&path, move || project_view(page_state(view.clone(), None)));
    has(&html, &["Order of the sections", "Move Next up", "name=\"what\" value=\"section\""]);
}

fn project_at(query: &str) -> String {
    let tasks = [of(1, at_work(false)), of(2, at_work(true))];
    let view = listed(project_tasks(&project(), &names().sections, &tasks, CAL));
    render(&format!("/app/tasks/projects/{WORK}{query}"), move || project_view(page_state(view.clone(), None)))
}

#[test]
fn a_project_is_a_list_or_a_board_of_the_same_sections() {
    let list = project_at("");
    has(&list, &["class=\"lists\"", "Planning", "In no section", "As a board", "0 of 2 done"]);
    has(&list, &["Add a task to Planning", &format!("name=\"place\" value=\"{WORK}/{PLANNING}\"")]);
    has(&project_at("?layout=board"), &["class=\"board\"", "As a list"]);
}

#[test]
fn a_project_with_more_than_a_page_says_where_the_rest_is() {
    let tasks: Vec<_> = (1..=65).map(|number| of(number, at_work(number > 40))).collect();
    let view = listed(project_tasks(&project(), &names().sections, &tasks, CAL));
    let html = render("/app/tasks/projects", move || project_view(page_state(view.clone(), None)));
    assert_eq!(html.matches("id=\"task-").count(), 60, "{html}");
    has(&html, &["href=\"/app/tasks/filters?f=%23Work\">5 more"]);
}

#[test]
fn what_changes_a_project_stands_in_its_address() {
    has(&project_at("?edit=true"), &["Name and colour", "value=\"Work\""]);
    has(&project_at("?section=new"), &["A new section", "action=\"/rpc/tasks/save_section\""]);
    has(&project_at(&format!("?section={PLANNING}")), &["Rename the section", "value=\"Planning\""]);
    has(&project_at(&format!("?drop={PLANNING}")), &["Delete Planning? Its tasks stay in the project."]);
    has(&project_at("?ask=delete"), &["Delete Work? Its tasks go to the inbox."]);
    has(&project_at("?ask=archive"), &["Put Work away? Its tasks stay as they are."]);
}

#[test]
fn labels_are_counted_changed_and_asked_about_before_they_go() {
    let tasks = [of(1, TaskFields { labels: [PHONE].into(), ..TaskFields::titled("Call Ana") })];
    let page = move |query: &str| {
        let view = labels_view(&names().labels, &tasks);
        render(&format!("/app/tasks/labels{query}"), move || labels_page(page_state(view.clone(), None)))
    };
    has(&page(""), &["phone", "1 open task", "Add label", "data-hue=\"c5\"", "/app/tasks/filters?f=%40%22phone%22"]);
    has(&page(&format!("?edit={PHONE}")), &["Change the label", "value=\"phone\""]);
    has(&page(&format!("?delete={PHONE}")), &["Delete phone? The tasks that have it stay."]);
}

fn filters(text: Option<&str>) -> String {
    let saved = SavedFilter {
        id: TaskFilterId(Uuid::from_u128(9)),
        name: "Calls".to_owned(),
        filter: "search: call".to_owned(),
        position: OrderKey::first(),
        version: 1,
    };
    let tasks = [task(1, "Call Ana"), task(2, "Buy milk")];
    let asked = text.map(|text| asked(text, &tasks, &TaskNames::default(), TODAY));
    let view = listed(FiltersView { saved: vec![saved], asked });
    render("/app/tasks/filters", move || filters_page(page_state(view.clone(), None)))
}

#[test]
fn a_filter_finds_and_can_be_kept() {
    let html = filters(Some("search: milk"));
    has(&html, &["Buy milk", "Keep this filter", "action=\"/rpc/tasks/save_filter\"", "Kept filters", "Calls"]);
    assert!(!html.contains("Done: Call Ana"), "{html}");
    // What is kept already is not offered again.
    assert!(!filters(Some("search: call")).contains("Keep this filter"));
    has(&filters(None), &["What one can ask", "next 7 days &amp; !@waiting"]);
}

#[test]
fn a_mistake_is_shown_in_its_place() {
    let html = filters(Some("today & sometimes"));
    has(&html, &["<mark>sometimes</mark>", "These words ask for nothing that is known here."]);
}
