//! What becomes of tasks when that by which they are sorted is deleted: they stay, and are sorted by it no more.

use domain::{
    habits::{Document, DocumentKind},
    ids::{LabelId, ProjectId, SectionId},
};
use uuid::Uuid;

use crate::offline::local::LocalState;

/// Takes a project, a section or a label off whatever names it. Nothing names a filter.
pub(in crate::offline) fn leave(state: &mut LocalState, kind: DocumentKind, id: Uuid) {
    match kind {
        DocumentKind::Project => leave_project(state, ProjectId(id)),
        DocumentKind::Section => leave_section(state, SectionId(id)),
        DocumentKind::Label => {
            let label = LabelId(id);
            state.tasks.rows.change(
                |task| task.labels.contains(&label),
                |task| {
                    task.labels.remove(&label);
                },
            );
        }
        _ => {}
    }
}

/// Its sections go with it, and its tasks stand in the inbox.
fn leave_project(state: &mut LocalState, project: ProjectId) {
    state.documents.retain(|_, document| !matches!(document, Document::Section(of) if of.project_id == project));
    state.tasks.rows.change(
        |task| task.project_id == Some(project),
        |task| {
            task.project_id = None;
            task.section_id = None;
        },
    );
}

fn leave_section(state: &mut LocalState, section: SectionId) {
    state.tasks.rows.change(|task| task.section_id == Some(section), |task| task.section_id = None);
}
