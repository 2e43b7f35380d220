//! Reading a line: from left to right, at each word the first thing that it can be.
//!
//! The same line gives the same task on the server and in the browser, because marks, order and clock all come in.

use core::ops::Range;

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time},
};

use super::{
    Draft, DueWords, Marks, Meaning, Piece, Reading, SlashOrder, clock, days,
    estimate::estimate,
    names::wholly_quoted,
    parts::{Part, parts},
    repeat::repeat,
};
use crate::time::{DayStart, local_day};

/// The longest line that is worth reading, in characters. Reading takes any; whoever takes lines from outside refuses
/// longer ones first.
pub const LINE_MAX_CHARS: usize = 1_000;

/// No piece takes more words than this: "every! 2 weeks on" and seven days, each but one with an "and", come near.
const MOST_WORDS: usize = 20;

/// How lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// Whose signs begin a piece.
    pub marks: Marks,
    /// What 06/08/2021 means.
    pub slash_order: SlashOrder,
    /// The wall clock of whoever writes.
    pub now: DateTime,
    /// When their day begins: "tomorrow", said at one in the night, is seen from the evening before.
    pub day_start: DayStart,
}

/// A word that may be read, or one that is title whatever it says.
struct Word {
    span: Range<usize>,
    text: String,
    /// In lower case, if it may be read.
    open: Option<String>,
}

impl Reader {
    /// The local day of whoever writes.
    #[must_use]
    pub fn today(&self) -> Date {
        local_day(self.now, self.day_start)
    }

    /// What a line says. Of two answers to one question, such as two days, the first counts and the second is title.
    ///
    /// Quotes keep what is in them from being read. They go away when they were needed or hold the whole line, and are
    /// part of the title otherwise.
    #[must_use]
    pub fn read(&self, line: &str) -> Reading {
        self.read_without(line, &[])
    }

    /// The same with pieces that were clicked away: the words at these spans, in bytes, are title.
    #[must_use]
    pub fn read_without(&self, line: &str, away: &[Range<usize>]) -> Reading {
        if let Some(said) = wholly_quoted(line) {
            return Reading { draft: Draft { title: said.trim().to_owned(), ..Draft::default() }, pieces: Vec::new() };
        }
        let words: Vec<Word> = parts(line, self.marks).into_iter().map(|part| self.word(part, away)).collect();
        let (title, pieces) = self.sort(&words);
        Reading { draft: self.draft(title, &pieces), pieces }
    }

    /// Whether a title can be written as it stands: read again it is itself, and nothing behind it can close a quote
    /// that it opens.
    pub(super) fn is_plain(&self, title: &str) -> bool {
        if title.contains('"') {
            return false;
        }
        let reading = self.read(title);
        reading.pieces.is_empty() && reading.draft.title == title
    }

    fn word(&self, part: Part<'_>, away: &[Range<usize>]) -> Word {
        let span = part.start..part.start + part.text.len();
        let is_away = away.iter().any(|away| away.start < span.end && span.start < away.end);
        let open = (part.quote.is_none() && !is_away).then(|| part.text.to_lowercase());
        let text = part.quote.filter(|said| !self.is_plain(said)).unwrap_or_else(|| part.text.to_owned());
        Word { span, text, open }
    }

    /// The title and the pieces.
    fn sort(&self, words: &[Word]) -> (String, Vec<Piece>) {
        let (mut title, mut pieces): (Vec<&str>, Vec<Piece>) = (Vec::new(), Vec::new());
        let (mut rest, mut follows_day) = (words, false);
        while let Some(first) = rest.first() {
            let found = self.meaning(rest, follows_day);
            let (taken, after) = rest.split_at(found.as_ref().map_or(1, |(length, _)| *length).min(rest.len()));
            let new =
                found.map(|(_, meaning)| meaning).filter(|new| !pieces.iter().any(|old| old.meaning.excludes(new)));
            follows_day = new.as_ref().is_some_and(Meaning::is_day);
            match new {
                Some(meaning) => {
                    let end = taken.last().map_or(first.span.end, |last| last.span.end);
                    pieces.push(Piece { span: first.span.start..end, meaning });
                }
                None => title.extend(taken.iter().map(|word| word.text.as_str())),
            }
            rest = after;
        }
        (title.join(" ").trim().to_owned(), pieces)
    }

    /// The first thing that the first words can be, and how many they are.
    fn meaning(&self, words: &[Word], follows_day: bool) -> Option<(usize, Meaning)> {
        let open: Vec<&str> = words.iter().take(MOST_WORDS).map_while(|word| word.open.as_deref()).collect();
        let first = *open.first()?;
        let typed = words.first()?.text.as_str();
        let one_word = self
            .marks
            .marked(typed)
            .or_else(|| self.marks.priority(first).map(Meaning::Priority))
            .or_else(|| self.deadline(first).map(Meaning::Deadline))
            .or_else(|| estimate(first).map(Meaning::Estimate));
        let time = if follows_day { clock::time_of_day(&open) } else { clock::time(&open) };
        one_word
            .map(|meaning| (1, meaning))
            .or_else(|| repeat(&open).map(|(length, repeat)| (length, Meaning::Repeat(repeat))))
            .or_else(|| days::moment(&open, self.now).map(|(length, at)| (length, Meaning::Moment(at))))
            .or_else(|| time.map(|(length, time)| (length, Meaning::Time(time))))
            .or_else(|| self.day(&open).map(|(length, day)| (length, Meaning::Day(day))))
    }

    fn day(&self, words: &[&str]) -> Option<(usize, Date)> {
        days::day(words, self.today(), self.slash_order)
    }

    /// A day in braces and nothing else.
    fn deadline(&self, word: &str) -> Option<Date> {
        let words: Vec<&str> = word.strip_prefix('{')?.strip_suffix('}')?.split_whitespace().collect();
        self.day(&words).filter(|(length, _)| *length == words.len()).map(|(_, day)| day)
    }

    fn draft(&self, title: String, pieces: &[Piece]) -> Draft {
        let mut draft = Draft { title, ..Draft::default() };
        let (mut day, mut time, mut moment) = (None, None, None);
        for piece in pieces {
            match &piece.meaning {
                Meaning::Project(name) => draft.project = Some(name.clone()),
                Meaning::Section(name) => draft.section = Some(name.clone()),
                Meaning::Label(name) => add_label(&mut draft.labels, name),
                Meaning::Habit(name) => draft.habit = Some(name.clone()),
                Meaning::Priority(priority) => draft.priority = Some(*priority),
                Meaning::Deadline(deadline) => draft.deadline = Some(*deadline),
                Meaning::Estimate(minutes) => draft.estimate_minutes = Some(*minutes),
                Meaning::Timeframe(timeframe) => draft.timeframe = Some(*timeframe),
                Meaning::Day(told) => day = Some(*told),
                Meaning::Time(told) => time = Some(*told),
                Meaning::Moment(told) => moment = Some(*told),
                Meaning::Repeat(repeat) => draft.repeat = Some(*repeat),
            }
        }
        let day = day.or(moment.map(DateTime::date));
        let time = time.or(moment.map(DateTime::time));
        draft.due = day.or_else(|| self.first_day(&draft, time)).map(|day| DueWords { day, time });
        draft
    }

    /// The day when none is told: where the repeat begins, or the next time that the clock shows this time.
    fn first_day(&self, draft: &Draft, time: Option<Time>) -> Option<Date> {
        let from = match time {
            None => self.today(),
            Some(time) if time < self.now.time() => self.now.date().saturating_add(1.day()),
            Some(_) => self.now.date(),
        };
        draft.repeat.map(|repeat| repeat.first_day(from)).or(time.map(|_| from))
    }
}

fn add_label(labels: &mut Vec<String>, name: &str) {
    let lower = name.to_lowercase();
    if labels.iter().all(|known| known.to_lowercase() != lower) {
        labels.push(name.to_owned());
    }
}
