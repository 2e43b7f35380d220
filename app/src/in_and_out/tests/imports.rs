//! Choosing a file, what it would do, and what became of it.

use domain::{
    imports::{
        Difference, ImportCounts, ImportLoss, ImportPlace, ImportPreview, ImportProblem, ImportProgress,
        ImportQuestion, ImportRefusal, ImportState, QuestionAbout,
    },
    problem::{FieldError, Problem},
};

use super::fixture::{here, import, item, one, preview, preview_habit};
use crate::{
    in_and_out::{
        beat::Beat,
        imports::{ImportItem, ImportsView, OneImportView, imports_view, one_import_view},
    },
    page::Draft,
    tests::fixture::{page_state, render},
};

fn choosing(view: ImportsView, draft: Option<Draft>) -> String {
    render("/app/settings/data/import", move || imports_view(page_state(view.clone(), draft.clone())))
}

fn page(view: OneImportView) -> String {
    page_with(view, None)
}

fn page_with(view: OneImportView, draft: Option<Draft>) -> String {
    let page = move || one_import_view(page_state(view.clone(), draft.clone()), Beat::new());
    render("/app/settings/data/import/7", page).replace('\u{a0}', " ")
}

fn shown(preview: ImportPreview) -> String {
    page(previewed(preview))
}

fn previewed(preview: ImportPreview) -> OneImportView {
    OneImportView { item: item(preview.import.clone()), preview: Some(preview), zones: Vec::new() }
}

#[test]
fn a_file_is_posted_in_parts_and_nothing_is_listed_before_the_first() {
    let html = choosing(ImportsView { imports: vec![] }, None);
    for text in ["action=\"/import\"", "multipart/form-data", "type=\"file\"", "Loop Habit Tracker"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("Brought before"), "{html}");
}

#[test]
fn a_refused_file_is_told_beside_its_field() {
    let problem = Problem::invalid(vec![FieldError::new("file", "payload_too_large")]);
    let draft = Draft { fields: [("form".to_owned(), "import".to_owned())].into(), problem };
    let html = choosing(ImportsView { imports: vec![] }, Some(draft));
    assert!(html.contains("aria-invalid=\"true\"") && html.contains("too large"), "{html}");
}

#[test]
fn earlier_files_say_how_they_stand() {
    let done = ImportItem { undo_until: Some("11 April 2026".to_owned()), ..item(import(ImportState::Applied)) };
    let refusal = Some(ImportRefusal { code: "damaged_database".to_owned(), place: None });
    let failed = domain::imports::Import { refusal, format: None, ..import(ImportState::Failed) };
    let html = choosing(ImportsView { imports: vec![done, item(failed)] }, None);
    for text in [
        "2 habits and 80 days brought in",
        "Can be taken back until 11 April 2026",
        "This backup is damaged.",
        "Loop Habits &lt;Backup&gt;.db",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn habits_that_look_the_same_are_one_line_each() {
    let html = shown(preview(vec![preview_habit("a", "Read <b>"), preview_habit("b", "Run")]));
    for text in [
        "2 habits and 80 days would come in.",
        "Streak and strength are the same here as in Loop.",
        "Read &lt;b&gt;",
        "Every day · 40 days, 1 Feb to 12 March 2026",
        "Streak 12 days, strength 84 %: as in Loop.",
        "name=\"take[]\" value=\"1\" checked",
        "Bring it in",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("<table") && !html.contains("See what that changes"), "{html}");
}

#[test]
fn a_difference_stands_beside_both_figures_with_its_reason() {
    let mut run = preview_habit("b", "Run");
    run.differences = vec![Difference::SkippedDays { days: 2 }];
    run.theirs = run.theirs.map(|theirs| domain::imports::TheirFigures { streak: Some(14), ..theirs });
    let html = shown(preview(vec![preview_habit("a", "Read"), run]));
    for text in [
        "The figures of 1 of 2 habits are the same here as in Loop.",
        "<caption class=\"visually-hidden\">Figures of Run</caption>",
        "<td>14 days</td><td>12 days</td>",
        "Loop counts 2 skipped days as done.",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn a_habit_of_the_same_name_is_asked_about() {
    let mut read = preview_habit("a", "Read");
    read.same_name = vec![here("Read")];
    let html = shown(preview(vec![read]));
    let into = format!("value=\"0:{}\"", here("Read").habit_id);
    for text in ["Is it the same one?", "value=\"0:make\" selected", "value=\"0:leave\"", into.as_str()] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("take[]"), "{html}");
}

#[test]
fn a_refused_answer_leads_to_the_habits() {
    let problem = Problem::invalid(vec![FieldError::new("same", "unknown_choice")]);
    let draft = Draft { fields: [("form".to_owned(), "preview".to_owned())].into(), problem };
    let html = page_with(previewed(preview(vec![preview_habit("a", "Read")])), Some(draft));
    for text in ["href=\"#field-same\"", "id=\"field-same\"", "Habits of the same name"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn what_is_open_is_asked_once_with_an_answer_that_holds() {
    let asked = |about| ImportQuestion { about, count: 2, examples: vec!["3/10/2025".to_owned()] };
    let mut preview = preview(vec![preview_habit("a", "Read")]);
    preview.questions = [QuestionAbout::Week, QuestionAbout::TimeZone, QuestionAbout::DayOrder].map(asked).into();
    let zones = ["Asia/Tokyo", "Europe/Lisbon", "UTC"].map(str::to_owned).to_vec();
    let view = OneImportView { zones, ..previewed(preview) };
    let html = page(view.clone());
    for text in [
        "Some questions first",
        "2 habits are due some times a week.",
        "value=\"rolling\" checked",
        "value=\"UTC\" selected",
        "such as 3/10/2025.",
        "See what that changes",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let mut chosen = view;
    if let Some(preview) = &mut chosen.preview {
        preview.choices.time_zone = Some("Europe/Lisbon".to_owned());
    }
    let html = page(chosen);
    assert!(html.contains("value=\"Europe/Lisbon\" selected") && !html.contains("value=\"UTC\" selected"), "{html}");
}

#[test]
fn what_stays_behind_and_what_could_not_be_read_is_named() {
    let mut preview = preview(vec![preview_habit("a", "Read")]);
    let examples = vec!["<script>".to_owned()];
    preview.import.losses = vec![ImportLoss { code: "implied_days".to_owned(), count: 31, examples }];
    preview.import.problem_count = 300;
    preview.problems = vec![ImportProblem {
        place: ImportPlace { file: "Checkmarks.csv".to_owned(), line: Some(12), column: None },
        code: "not_a_day".to_owned(),
        is_row_left_out: true,
        shown: "3/32/2025".to_owned(),
    }];
    let html = shown(preview);
    for text in [
        "Days that the old app filled in by itself",
        ">31<",
        "&lt;script&gt;",
        "300 places could not be read",
        "This is no day of the calendar.",
        "Checkmarks.csv, line 12: “3/32/2025”",
        "The first 1 are shown.",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}

#[test]
fn what_was_stopped_says_why_and_can_be_tried_again() {
    let mut preview = preview(vec![preview_habit("a", "Read")]);
    preview.import.refusal = Some(ImportRefusal { code: "import_interrupted".to_owned(), place: None });
    let html = shown(preview);
    assert!(html.contains(ui::words::sentence("import_interrupted")) && html.contains("Bring it in"), "{html}");
}

#[test]
fn an_import_that_goes_on_says_how_far_it_is_and_how_to_look_again() {
    let progress = Some(ImportProgress { done: 20, total: 80 });
    let html = page(one(domain::imports::Import { progress, ..import(ImportState::Applying) }));
    for text in ["20 of 80 days and tasks", "Look again", "only-plain", "width=\"25%\""] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(page(one(import(ImportState::Uploaded))).contains("being read"));
}

#[test]
fn a_file_that_has_to_be_read_once_more_says_so() {
    let html = page(one(import(ImportState::Read)));
    assert!(html.contains("has to be read once more") && html.contains("value=\"start_again\""), "{html}");
}

#[test]
fn what_came_in_can_be_taken_back_until_a_day() {
    let mut done = one(import(ImportState::Applied));
    done.item.undo_until = Some("11 April 2026".to_owned());
    let html = page(done);
    for text in ["2 habits and 80 days came in.", "Until 11 April 2026 you can", "/rpc/in_and_out/undo_import"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let html = page(one(import(ImportState::Applied)));
    assert!(!html.contains("undo_import"), "{html}");
    let nothing = domain::imports::Import { made: ImportCounts::default(), ..import(ImportState::Applied) };
    assert!(page(one(nothing)).contains("Nothing was made twice."));
}

#[test]
fn what_was_taken_back_says_what_stayed() {
    let kept = ImportCounts { entries: 1, ..ImportCounts::default() };
    let html = page(one(domain::imports::Import { kept, ..import(ImportState::Undone) }));
    assert!(html.contains("What you had changed since stayed: 1 day."), "{html}");
}

#[test]
fn a_file_that_could_not_be_read_says_where_and_that_nothing_changed() {
    let place = Some(ImportPlace { file: "habits.json".to_owned(), line: Some(3), column: None });
    let refusal = Some(ImportRefusal { code: "damaged_text".to_owned(), place });
    let html = page(one(domain::imports::Import { refusal, ..import(ImportState::Failed) }));
    for text in
        ["breaks off or is damaged", "habits.json, line 3", "Nothing was changed.", "/rpc/in_and_out/discard_import"]
    {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
}
