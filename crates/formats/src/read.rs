//! From bytes to a reading: every reader on one screen.

use crate::{
    Choices, Format, Limits, ReadError, Reading, Refusal,
    readers::{
        beaver, habit_bull, habit_trove, habitica, ics_todo, loop_csv, table_habit, tick_tick, todoist, vikunja,
    },
};

type Reader = fn(&[u8], &Limits, &Choices) -> Result<Reading, ReadError>;

/// Reads a file that was recognised.
///
/// # Errors
/// Why it is not read, with the place where that was seen. `read_elsewhere` for the formats that bytes alone are not
/// enough for.
pub fn read(format: Format, bytes: &[u8], limits: &Limits, choices: &Choices) -> Result<Reading, ReadError> {
    if bytes.len() as u64 > limits.file_bytes {
        return Err(Refusal::FileTooLarge.into());
    }
    let reader: Reader = match format {
        Format::LoopCsv => loop_csv::read,
        Format::HabitBull => habit_bull::read,
        Format::HabitTrove => habit_trove::read,
        Format::Beaver => beaver::read,
        Format::TableHabit => table_habit::read,
        Format::Habitica => habitica::read,
        Format::TodoistCsv => todoist::read,
        Format::TickTickCsv => tick_tick::read,
        Format::VikunjaJson => vikunja::read,
        Format::IcsTodo => ics_todo::read,
        Format::LoopBackup | Format::Wellspring => return Err(Refusal::ReadElsewhere.into()),
    };
    reader(bytes, limits, choices)
}
