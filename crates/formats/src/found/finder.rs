//! What was found so far. Everything that is left out or changed passes through here, so that nothing gets lost unsaid.

use std::collections::{BTreeMap, BTreeSet};

use domain::habits::cleared_line;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    Choices, Effect, Format, FoundHabit, FoundProject, FoundTask, Limits, Loss, LossCode, Place, Problem, ProblemCode,
    Question, QuestionAbout, ReadError, Reading, Refusal,
};

/// The most examples of a loss or question.
const MOST_EXAMPLES: usize = 3;
/// The longest text that is shown of a file, in characters.
const LONGEST_SHOWN: usize = 80;

/// A reading that is being made.
#[derive(Debug)]
pub struct Finder<'a> {
    /// What was chosen.
    pub choices: &'a Choices,
    /// What may be taken.
    pub limits: &'a Limits,
    /// The figures that may still be computed, in days of histories.
    pub days_to_figure: u64,
    /// How much has a name so far. Many readers keep what they found until they know the whole file.
    pub(super) named: usize,
    reading: Reading,
    rows: usize,
    zone: TimeZone,
    losses: BTreeMap<LossCode, Counted>,
    questions: BTreeMap<&'static str, (QuestionAbout, Counted)>,
}

#[derive(Debug, Default)]
struct Counted {
    count: usize,
    examples: Vec<String>,
}

impl Counted {
    fn add(&mut self, count: usize, example: &str) {
        self.count += count;
        let example = shown(example);
        if self.examples.len() < MOST_EXAMPLES && !example.is_empty() && !self.examples.contains(&example) {
            self.examples.push(example);
        }
    }
}

impl<'a> Finder<'a> {
    /// Nothing was found yet.
    #[must_use]
    pub fn new(format: Format, limits: &'a Limits, choices: &'a Choices) -> Self {
        let chosen = choices.time_zone.as_deref().and_then(|name| TimeZone::get(name).ok());
        Self {
            choices,
            limits,
            days_to_figure: 2_000_000,
            named: 0,
            reading: Reading::empty(format),
            rows: 0,
            zone: chosen.unwrap_or(TimeZone::UTC),
            losses: BTreeMap::new(),
            questions: BTreeMap::new(),
        }
    }

    /// Counts a row or element.
    ///
    /// # Errors
    /// `too_many_rows`, with its place, also where those before it held too many names.
    pub fn row(&mut self, place: &Place) -> Result<(), ReadError> {
        self.rows += 1;
        if self.rows > self.limits.rows || self.named > self.limits.found {
            return Err(ReadError::at(Refusal::TooManyRows, place.clone()));
        }
        Ok(())
    }

    /// Keeps a habit at the end of the order.
    ///
    /// # Errors
    /// `too_many_rows`.
    pub fn habit(&mut self, habit: FoundHabit) -> Result<(), ReadError> {
        self.has_room(&habit.place)?;
        self.reading.habits.push(habit);
        Ok(())
    }

    /// Keeps a task at the end of the order, with what ours can have.
    ///
    /// # Errors
    /// `too_many_rows`.
    pub fn task(&mut self, task: FoundTask) -> Result<(), ReadError> {
        self.has_room(&task.place)?;
        let task = self.settled(task);
        self.reading.tasks.push(task);
        Ok(())
    }

    /// Keeps a project at the end of the order.
    ///
    /// # Errors
    /// `too_many_rows`.
    pub fn project(&mut self, project: FoundProject) -> Result<(), ReadError> {
        self.has_room(&project.place)?;
        self.reading.projects.push(project);
        Ok(())
    }

    fn has_room(&self, place: &Place) -> Result<(), ReadError> {
        let found = self.reading.habits.len() + self.reading.tasks.len() + self.reading.projects.len();
        if found < self.limits.found { Ok(()) } else { Err(ReadError::at(Refusal::TooManyRows, place.clone())) }
    }

    /// A row that is left out.
    pub fn leave_out(&mut self, place: Place, code: ProblemCode, seen: &str) {
        self.problem(place, code, Effect::RowLeftOut, seen);
    }

    /// A field that is left out; the rest of the row is kept.
    pub fn leave_field(&mut self, place: Place, code: ProblemCode, seen: &str) {
        self.problem(place, code, Effect::FieldLeftOut, seen);
    }

    fn problem(&mut self, place: Place, code: ProblemCode, effect: Effect, seen: &str) {
        self.reading.problem_count += 1;
        if self.reading.problems.len() < self.limits.problems {
            self.reading.problems.push(Problem { place, code, effect, shown: shown(seen) });
        }
    }

    /// Something that is not kept, or not as it was.
    pub fn lose(&mut self, code: LossCode, example: &str) {
        self.lose_many(code, 1, example);
    }

    /// The same so many times; none is no loss.
    pub fn lose_many(&mut self, code: LossCode, count: usize, example: &str) {
        if count > 0 {
            self.losses.entry(code).or_default().add(count, example);
        }
    }

    /// Something that the file leaves open.
    pub fn ask(&mut self, about: QuestionAbout, count: usize, example: &str) {
        let (_, counted) = self.questions.entry(about.as_str()).or_insert_with(|| (about, Counted::default()));
        counted.add(count, example);
    }

    /// Says which version wrote the file.
    pub fn set_version(&mut self, version: impl Into<String>) {
        self.reading.version = Some(version.into());
    }

    /// Takes the zone that the file names. One that does not exist is none.
    pub fn set_zone(&mut self, name: &str) {
        if let Ok(zone) = TimeZone::get(name) {
            self.reading.time_zone = Some(name.to_owned());
            self.zone = zone;
        }
    }

    /// Takes an offset in which the file's instants become days, unless a zone was chosen.
    pub fn set_offset(&mut self, zone: TimeZone) {
        if self.choices.time_zone.is_none() {
            self.zone = zone;
        }
    }

    /// The local day of an instant. Without a zone of the file it is a question.
    pub fn local_day(&mut self, instant: Timestamp) -> Date {
        if self.reading.time_zone.is_none() {
            self.ask(QuestionAbout::TimeZone, 1, &instant.to_string());
        }
        self.zone.to_datetime(instant).date()
    }

    /// The zone in which instants become days.
    #[must_use]
    pub const fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether a day can be kept in a history. One that cannot is told with its row.
    pub fn takes_day(&mut self, day: Date, place: &Place) -> bool {
        let takes = day.year() >= 1900 && day <= self.choices.today;
        if !takes {
            self.leave_out(place.clone(), ProblemCode::DayOutOfRange, &day.to_string());
        }
        takes
    }

    /// The reading, with everything in order.
    ///
    /// # Errors
    /// `nothing_in_it` where nothing was found and nothing was wrong either.
    pub fn finish(self) -> Result<Reading, ReadError> {
        let mut reading = self.reading;
        reading.habits.sort_by_key(|habit| habit.position);
        for (position, habit) in (0..).zip(&mut reading.habits) {
            habit.position = position;
        }
        let lost = self.losses.into_iter();
        reading.losses = lost.map(|(code, Counted { count, examples })| Loss { code, count, examples }).collect();
        let asked = self.questions.into_values();
        reading.questions =
            asked.map(|(about, Counted { count, examples })| Question { about, count, examples }).collect();
        if reading.is_empty() && reading.problem_count == 0 {
            return Err(Refusal::NothingInIt.into());
        }
        debug_assert_eq!(reading.habits.len(), unique(reading.habits.iter().map(|habit| &habit.source_id)));
        debug_assert_eq!(reading.tasks.len(), unique(reading.tasks.iter().map(|task| &task.source_id)));
        Ok(reading)
    }
}

fn unique<'s>(ids: impl Iterator<Item = &'s String>) -> usize {
    ids.collect::<BTreeSet<_>>().len()
}

/// A text of the file as it can stand in a page.
fn shown(text: &str) -> String {
    // No more than can be shown is looked at, however long the cell is.
    let beginning: String = text.chars().take(4 * LONGEST_SHOWN).collect();
    cleared_line(&beginning).chars().take(LONGEST_SHOWN).collect()
}
