//! Where a task belongs, as one choice: the inbox, a project, or a section of one.

use domain::{
    ids::{ProjectId, SectionId},
    tasks::Project,
};
use ui::SelectOption;

use crate::tasks::values::Names;

/// Every place, projects in their order with their sections below them. `now`: the project in which something is: it is
/// offered also when it was put away, because a choice that lacks it would take the task out of it.
pub(in crate::tasks) fn place_options(names: &Names, now: Option<ProjectId>) -> Vec<SelectOption> {
    let mut options = vec![SelectOption::new("", "Inbox")];
    let is_offered = |project: &&Project| project.archived_at.is_none() || Some(project.id) == now;
    for project in names.projects.iter().filter(is_offered) {
        options.push(SelectOption::new(place_value(Some(project.id), None), project.name.clone()));
        options.extend(names.sections_of(project.id).map(|section| {
            let label = format!("{} / {}", project.name, section.name);
            SelectOption::new(place_value(Some(project.id), Some(section.id)), label)
        }));
    }
    options
}

/// The posted word of a place.
pub(in crate::tasks) fn place_value(project: Option<ProjectId>, section: Option<SectionId>) -> String {
    match (project, section) {
        (None, _) => String::new(),
        (Some(project), None) => project.to_string(),
        (Some(project), Some(section)) => format!("{project}/{section}"),
    }
}

/// A place by its posted word.
///
/// # Errors
/// `unknown_choice`.
pub(in crate::tasks) fn read_place(text: &str) -> Result<(Option<ProjectId>, Option<SectionId>), &'static str> {
    let (project, section) = match text.trim().split_once('/') {
        Some((project, section)) => (project, Some(section)),
        None if text.trim().is_empty() => return Ok((None, None)),
        None => (text.trim(), None),
    };
    let project = project.parse().map_err(|_| "unknown_choice")?;
    let section = section.map(str::parse).transpose().map_err(|_| "unknown_choice")?;
    Ok((Some(project), section))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_place_is_known_by_its_word() {
        let (project, section) = (ProjectId(Uuid::from_u128(1)), SectionId(Uuid::from_u128(2)));
        for place in [(None, None), (Some(project), None), (Some(project), Some(section))] {
            assert_eq!(read_place(&place_value(place.0, place.1)), Ok(place));
        }
        assert_eq!((read_place("work"), read_place("/1")), (Err("unknown_choice"), Err("unknown_choice")));
    }
}
