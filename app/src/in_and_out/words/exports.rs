//! In which forms everything can be taken along.

/// One form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::in_and_out) struct ExportForm {
    pub code: &'static str,
    pub name: &'static str,
    pub note: &'static str,
}

/// The whole of it first.
pub(in crate::in_and_out) const EXPORT_FORMS: [ExportForm; 5] = [
    ExportForm {
        code: "archive",
        name: "Everything, as one file",
        note: "A zip that any Wellspring reads back exactly, with tables for people in it.",
    },
    ExportForm {
        code: "loop_csv",
        name: "Habits, as Loop writes them",
        note: "A zip in the form of Loop Habit Tracker's tables, which several apps read.",
    },
    ExportForm {
        code: "csv",
        name: "Tables",
        note: "A zip with one CSV file for each kind of thing, for a spreadsheet.",
    },
    ExportForm { code: "json", name: "JSON", note: "One document, for programs." },
    ExportForm { code: "ics", name: "Tasks for a calendar program", note: "An .ics file of your tasks." },
];

/// A form by its code.
pub(in crate::in_and_out) fn export_form_name(code: &str) -> &'static str {
    EXPORT_FORMS.iter().find(|form| form.code == code).map_or("A file", |form| form.name)
}
