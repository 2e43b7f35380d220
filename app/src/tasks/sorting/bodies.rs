//! What tasks are sorted by, from forms to the bodies that REST and the queue take too.

use domain::{habits::DEFAULT_HABIT_COLOR, problem::FieldError, tasks::ProjectLayout};
use jiff::Timestamp;
use uuid::Uuid;
use wire::tasks::{LabelBody, ProjectBody, SectionBody, TaskFilterBody};

use crate::tasks::server_fns::SortingForm;

/// A project. `now`: when it is put away, if it is.
pub(in crate::tasks) fn body_of_project(form: &SortingForm, now: Timestamp) -> ProjectBody {
    let layout = if form.layout == "board" { ProjectLayout::Board } else { ProjectLayout::List };
    let archived_at = (form.archived == "true").then_some(now);
    ProjectBody { id: None, name: form.name.clone(), color: color(form), layout, position: None, archived_at }
}

/// A section.
///
/// # Errors
/// `project_id`: `unknown_choice`.
pub(in crate::tasks) fn body_of_section(form: &SortingForm) -> Result<SectionBody, FieldError> {
    let project_id: Uuid = form.project_id.parse().map_err(|_| FieldError::new("project_id", "unknown_choice"))?;
    Ok(SectionBody { id: None, project_id, name: form.name.clone(), position: None })
}

/// A label.
pub(in crate::tasks) fn body_of_label(form: &SortingForm) -> LabelBody {
    LabelBody { id: None, name: form.name.clone(), color: color(form), position: None }
}

/// A saved filter.
pub(in crate::tasks) fn body_of_filter(form: &SortingForm) -> TaskFilterBody {
    TaskFilterBody { id: None, name: form.name.clone(), filter: form.filter.clone(), position: None }
}

fn color(form: &SortingForm) -> u8 {
    form.color.parse().unwrap_or(DEFAULT_HABIT_COLOR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_put_away_only_when_that_is_said() {
        let form = |archived: &str| SortingForm {
            name: "Work".to_owned(),
            color: "3".to_owned(),
            layout: "board".to_owned(),
            archived: archived.to_owned(),
            ..SortingForm::default()
        };
        let body = body_of_project(&form(""), Timestamp::UNIX_EPOCH);
        assert_eq!((body.color, body.layout, body.archived_at), (3, ProjectLayout::Board, None));
        assert_eq!(body_of_project(&form("true"), Timestamp::UNIX_EPOCH).archived_at, Some(Timestamp::UNIX_EPOCH));
    }

    #[test]
    fn a_section_needs_its_project() {
        assert_eq!(body_of_section(&SortingForm::default()), Err(FieldError::new("project_id", "unknown_choice")));
    }
}
