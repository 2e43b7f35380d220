//! A draft as a line, which read again says the same: days as dates, repeats in one spelling, names in quotes where
//! they need them.

use super::{Draft, Reader, marks::Mark, names::in_quotes};

impl Reader {
    /// The line of a draft that was read. It does not depend on the clock: dates are written out.
    #[must_use]
    pub fn print(&self, draft: &Draft) -> String {
        let named = |mark: Mark, name: &str| self.marks.written(mark, name);
        // The title comes first: no piece that is written here can be joined to the words before it.
        let mut parts: Vec<String> = self.printed_title(&draft.title).into_iter().collect();
        parts.extend(draft.project.iter().map(|name| named(Mark::Project, name)));
        parts.extend(draft.section.iter().map(|name| named(Mark::Section, name)));
        parts.extend(draft.labels.iter().map(|name| named(Mark::Label, name)));
        parts.extend(draft.habit.iter().map(|name| named(Mark::Habit, name)));
        parts.extend(draft.priority.map(|priority| self.marks.written_priority(priority)));
        parts.extend(draft.deadline.map(|deadline| format!("{{{deadline}}}")));
        parts.extend(draft.estimate_minutes.map(|minutes| format!("{minutes}min")));
        parts.extend(draft.timeframe.map(|timeframe| named(Mark::Timeframe, timeframe.as_str())));
        if let Some(due) = draft.due {
            parts.push(due.day.to_string());
            parts.extend(due.time.map(|time| format!("at {:02}:{:02}", time.hour(), time.minute())));
        }
        parts.extend(draft.repeat.map(|repeat| repeat.to_string()));
        parts.join(" ")
    }

    fn printed_title(&self, title: &str) -> Option<String> {
        match title {
            "" => None,
            _ if self.is_plain(title) => Some(title.to_owned()),
            _ => Some(in_quotes(title)),
        }
    }
}
