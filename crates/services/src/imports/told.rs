//! What a reader says, in the values that pages and clients know.

use domain::imports::{
    ImportChoices, ImportCounts, ImportLoss, ImportPlace, ImportProblem, ImportQuestion, ImportRefusal, QuestionAbout,
};
use formats::{Choices, Effect, Loss, Place, Problem, Question, ReadError, Reading};

use super::owner::Owner;

/// The choices as a reader takes them.
pub(super) fn choices(choices: &ImportChoices, owner: &Owner) -> Choices {
    let zone = owner.actor.preferences.time_zone.as_str();
    Choices {
        today: owner.today,
        weeks: choices.week.unwrap_or_default(),
        date_order: choices.day_order,
        time_zone: Some(choices.time_zone.clone().unwrap_or_else(|| zone.to_owned())),
    }
}

pub(super) fn refusal(error: &ReadError) -> ImportRefusal {
    ImportRefusal { code: error.code().to_owned(), place: error.place.as_ref().map(place) }
}

pub(super) fn problem(problem: &Problem) -> ImportProblem {
    ImportProblem {
        place: place(&problem.place),
        code: problem.code.as_str().to_owned(),
        is_row_left_out: problem.effect == Effect::RowLeftOut,
        shown: problem.shown.clone(),
    }
}

fn place(place: &Place) -> ImportPlace {
    ImportPlace { file: place.file.clone(), line: (place.line > 0).then_some(place.line), column: place.column.clone() }
}

pub(super) fn loss(loss: &Loss) -> ImportLoss {
    ImportLoss { code: loss.code.as_str().to_owned(), count: counted(loss.count), examples: loss.examples.clone() }
}

pub(super) fn question(question: &Question) -> ImportQuestion {
    let about = match question.about {
        formats::QuestionAbout::Weeks => QuestionAbout::Week,
        formats::QuestionAbout::DateOrder => QuestionAbout::DayOrder,
        formats::QuestionAbout::TimeZone => QuestionAbout::TimeZone,
    };
    ImportQuestion { about, count: counted(question.count), examples: question.examples.clone() }
}

pub(super) fn found(reading: &Reading) -> ImportCounts {
    ImportCounts {
        habits: number(reading.habits.len()),
        entries: number(reading.entry_count()),
        tasks: number(reading.tasks.len()),
        projects: number(reading.projects.len()),
    }
}

/// How many, for people: beyond four billion nobody counts.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(super) fn counted(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
