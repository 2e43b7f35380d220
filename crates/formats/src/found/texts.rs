//! Texts that fit the fields of ours. What has to be changed of them is counted.

use domain::habits::{cleared_line, cleared_text, text_field};

use super::Finder;
use crate::{LossCode, Place, ProblemCode};

impl Finder<'_> {
    /// A line of text; none when nothing can be seen of it.
    pub fn line(&mut self, text: &str, most: usize) -> Option<String> {
        let cleared = cleared_line(text);
        self.fitted(text, &cleared, most).filter(|line| text_field(line, most).is_ok())
    }

    /// A text of several lines; none when it is blank.
    pub fn text(&mut self, text: &str, most: usize) -> Option<String> {
        let cleared = cleared_text(text);
        self.fitted(text, &cleared, most)
    }

    /// A name. Without one the row is left out.
    pub fn name(&mut self, text: &str, most: usize, place: &Place) -> Option<String> {
        let name = self.line(text, most);
        match name {
            Some(_) => self.named += 1,
            None => self.leave_out(place.clone(), ProblemCode::NameMissing, text),
        }
        name
    }

    fn fitted(&mut self, text: &str, cleared: &str, most: usize) -> Option<String> {
        if cleared.chars().count() < text.trim().chars().count() {
            self.lose(LossCode::CharactersRemoved, cleared);
        }
        let fitted: String = cleared.chars().take(most).collect();
        if fitted.len() < cleared.len() {
            self.lose(LossCode::TextsShortened, cleared);
        }
        Some(fitted.trim_end().to_owned()).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::{Choices, Format, FoundHabit, Limits, LossCode, Place, found::Finder};

    #[test]
    fn texts_are_made_to_fit_and_told() {
        let (limits, choices) = (Limits::default(), Choices::on(date(2026, 3, 1)));
        let mut finder = Finder::new(Format::LoopCsv, &limits, &choices);
        assert_eq!(finder.line(" Read\na lot ", 80).as_deref(), Some("Read a lot"));
        assert_eq!(finder.line("Read\u{202e}ing", 4).as_deref(), Some("Read"));
        assert_eq!(finder.line("\u{200b}", 4), None);
        assert_eq!(finder.text("one\ntwo", 80).as_deref(), Some("one\ntwo"));
        assert_eq!(finder.name(" ", 80, &Place::line("a", 2)), None);
        finder.habit(FoundHabit::named("x", "x", Place::file("a"))).unwrap();
        let reading = finder.finish().unwrap();
        let losses: Vec<_> = reading.losses.iter().map(|loss| (loss.code, loss.count)).collect();
        assert_eq!(losses, [(LossCode::TextsShortened, 1), (LossCode::CharactersRemoved, 1)]);
        assert_eq!(reading.problem_count, 1);
    }
}
