//! Names by which documents are asked for in a line of words: of labels, of saved filters, of the sections of one
//! project. Two of one name could not be told apart there, so whoever sees the first is refused the second. Devices
//! that knew nothing of each other may still bring one each: then both stay, and their name means the one that was made
//! first.

use uuid::Uuid;

use super::{Document, DocumentFields, DocumentKind};
use crate::{ids::ProjectId, problem::FieldError, tasks::filter::folded};

/// A name without regard to case, and among what it is the only one.
#[derive(PartialEq, Eq)]
struct OwnName(DocumentKind, Option<ProjectId>, String);

impl DocumentKind {
    /// Whether two of one name cannot be told apart.
    #[must_use]
    pub const fn has_own_names(self) -> bool {
        matches!(self, Self::Section | Self::Label | Self::TaskFilter)
    }
}

impl DocumentFields {
    /// Checks that no other document is called as this one is to be. One that keeps its name may, even if it is not the
    /// only one.
    ///
    /// # Errors
    /// `name`: `duplicate`.
    pub fn check_name<'a>(&self, id: Uuid, known: impl IntoIterator<Item = &'a Document>) -> Result<(), FieldError> {
        let Some(wanted) = self.own_name() else { return Ok(()) };
        let same = known.into_iter().filter(|document| document.own_name().is_some_and(|name| name == wanted));
        let same: Vec<Uuid> = same.map(Document::id).collect();
        if same.is_empty() || same.contains(&id) { Ok(()) } else { Err(FieldError::new("name", "duplicate")) }
    }

    fn own_name(&self) -> Option<OwnName> {
        let (within, name) = match self {
            Self::Section(section) => (Some(section.project_id), &section.name),
            Self::Label(label) => (None, &label.name),
            Self::TaskFilter(filter) => (None, &filter.name),
            _ => return None,
        };
        Some(OwnName(self.kind(), within, folded(name.trim())))
    }
}

impl Document {
    fn own_name(&self) -> Option<OwnName> {
        let (within, name) = match self {
            Self::Section(section) => (Some(section.project_id), &section.name),
            Self::Label(label) => (None, &label.name),
            Self::TaskFilter(filter) => (None, &filter.name),
            _ => return None,
        };
        Some(OwnName(self.kind(), within, folded(name.trim())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        habits::DocumentPlace,
        tasks::{LabelFields, SavedFilterFields, SectionFields},
    };

    fn label(name: &str) -> DocumentFields {
        DocumentFields::Label(LabelFields { name: name.to_owned(), color: 3, position: None })
    }

    fn filter(name: &str) -> DocumentFields {
        let (name, filter) = (name.to_owned(), "today".to_owned());
        DocumentFields::TaskFilter(SavedFilterFields { name, filter, position: None })
    }

    fn section(project: u128, name: &str) -> DocumentFields {
        let project_id = ProjectId(Uuid::from_u128(project));
        DocumentFields::Section(SectionFields { project_id, name: name.to_owned(), position: None })
    }

    fn stored(number: u128, fields: DocumentFields) -> Document {
        fields.into_document(Uuid::from_u128(number), DocumentPlace::default(), 1)
    }

    fn refused(fields: &DocumentFields, number: u128, known: &[Document]) -> Option<String> {
        let error = fields.check_name(Uuid::from_u128(number), known).err()?;
        assert_eq!(error.field, "name");
        Some(error.code)
    }

    #[test]
    fn a_second_one_of_a_name_is_refused() {
        let known = [stored(1, label("Phone")), stored(2, label("desk")), stored(3, filter("Soon"))];
        assert_eq!(refused(&label(" pHONE"), 9, &known).as_deref(), Some("duplicate"));
        assert_eq!(refused(&label("Desk"), 1, &known).as_deref(), Some("duplicate"));
        assert_eq!(refused(&filter("soon"), 9, &known).as_deref(), Some("duplicate"));
        for other in [label("Phones"), label("Soon"), filter("Phone")] {
            assert_eq!(refused(&other, 9, &known), None, "{other:?}");
        }
    }

    #[test]
    fn sections_have_their_names_within_their_project() {
        let known = [stored(1, section(1, "Next"))];
        assert_eq!(refused(&section(1, "next"), 9, &known).as_deref(), Some("duplicate"));
        assert_eq!(refused(&section(2, "next"), 9, &known), None);
    }

    #[test]
    fn what_keeps_its_name_is_not_asked() {
        let known = [stored(1, label("Phone")), stored(2, label("phone"))];
        assert_eq!(refused(&label("PHONE"), 1, &known), None);
        assert_eq!(refused(&label("PHONE"), 2, &known), None);
        assert_eq!(refused(&label("PHONE"), 3, &known).as_deref(), Some("duplicate"));
    }
}
