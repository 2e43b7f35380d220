//! What a reader says, in the values that pages and clients know.

use domain::imports::{
    DayOrder, ImportChoices, ImportCounts, ImportFormat, ImportLoss, ImportPlace, ImportProblem, ImportQuestion,
    ImportRefusal, QuestionAbout, TheirFigures, WeekReading,
};
use formats::{Choices, DateOrder, Effect, Format, Loss, Place, Problem, Question, ReadError, Reading, Weeks};

use super::owner::Owner;

/// The choices as a reader takes them.
pub(super) fn choices(choices: &ImportChoices, owner: &Owner) -> Choices {
    let zone = owner.actor.preferences.time_zone.as_str();
    Choices {
        today: owner.today,
        weeks: match choices.week {
            Some(WeekReading::Calendar) => Weeks::Calendar,
            Some(WeekReading::Rolling) | None => Weeks::Rolling,
        },
        date_order: choices.day_order.map(|order| match order {
            DayOrder::MonthFirst => DateOrder::MonthFirst,
            DayOrder::DayFirst => DateOrder::DayFirst,
        }),
        time_zone: Some(choices.time_zone.clone().unwrap_or_else(|| zone.to_owned())),
    }
}

pub(super) const fn format(format: Format) -> ImportFormat {
    match format {
        Format::LoopCsv => ImportFormat::LoopCsv,
        Format::LoopBackup => ImportFormat::LoopBackup,
        Format::HabitBull => ImportFormat::HabitBull,
        Format::HabitTrove => ImportFormat::HabitTrove,
        Format::Beaver => ImportFormat::Beaver,
        Format::TableHabit => ImportFormat::TableHabit,
        Format::Habitica => ImportFormat::Habitica,
        Format::TodoistCsv => ImportFormat::TodoistCsv,
        Format::TickTickCsv => ImportFormat::TickTickCsv,
        Format::VikunjaJson => ImportFormat::VikunjaJson,
        Format::IcsTodo => ImportFormat::IcsTodo,
        Format::Wellspring => ImportFormat::Wellspring,
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

pub(super) const fn their_figures(theirs: formats::TheirFigures) -> TheirFigures {
    TheirFigures {
        streak: theirs.streak,
        best_streak: theirs.best_streak,
        score: theirs.score,
        implied_days: theirs.implied_days,
        skipped_days: theirs.skipped_days,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_has_the_word_of_its_reader() {
        for known in Format::ALL {
            assert_eq!(format(known).as_str(), known.as_str());
        }
    }
}
