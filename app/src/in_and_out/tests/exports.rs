//! Taking everything along.

use crate::{
    in_and_out::{
        beat::Beat,
        exports::{ExportItem, ExportStage, ExportsView, exports_view},
    },
    tests::fixture::{page_state, render},
};

fn page(stages: Vec<ExportStage>) -> String {
    let item = |stage| ExportItem {
        id: "7".to_owned(),
        form: "archive".to_owned(),
        stage,
        asked: "12 March 2026, 09:00".to_owned(),
    };
    let view = ExportsView { files: stages.into_iter().map(item).collect() };
    let page = move || exports_view(page_state(view.clone(), None), Beat::new());
    render("/app/settings/data/export", page).replace('\u{a0}', " ")
}

#[test]
fn every_form_can_be_asked_for_and_everything_is_chosen_first() {
    let html = page(vec![]);
    for form in services::exports::ExportForm::ALL {
        assert!(html.contains(&format!("value=\"{}\"", form.as_str())), "{} is missing in {html}", form.as_str());
    }
    assert!(html.contains("value=\"archive\" checked") && html.contains("Nothing here yet"), "{html}");
}

#[test]
fn a_file_is_made_then_fetched_then_deleted() {
    let html = page(vec![ExportStage::Making { done: 5, all: 20 }]);
    assert!(html.contains("Being made since 12 March 2026, 09:00: 25 %") && html.contains("Look again"), "{html}");
    let ready = ExportStage::Ready {
        path: "/api/v1/exports/7/file?secret=a&b".to_owned(),
        size: "1.2 MB".to_owned(),
        until: "13 March 2026, 09:00".to_owned(),
    };
    let html = page(vec![ready, ExportStage::Failed]);
    for text in [
        "href=\"/api/v1/exports/7/file?secret=a&amp;b\"",
        "1.2 MB, asked for 12 March 2026, 09:00, here until 13 March 2026, 09:00",
        "Download: Everything, as one file, 12 March 2026, 09:00",
        "/rpc/in_and_out/remove_export",
        "The file could not be written. Try again.",
        "Put away: Everything, as one file",
    ] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    assert!(!html.contains("Look again"), "{html}");
}
