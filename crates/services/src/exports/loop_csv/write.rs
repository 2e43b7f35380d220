//! The files of all habits that are not in the trash, in a zip of their own or in a folder of another.

use domain::habits::{Entry, Habit};
use jiff::civil::date;
use store::habits as rows;

use super::{
    super::{Sink, manifest::ManifestFile, output::Output, snapshot::Snapshot, tables_csv::line, zip::ZipWriter},
    as_loop::{AsLoop, color},
    days::files,
};
use crate::ServiceError;

/// Longest name of a habit in the name of its folder.
const LONGEST_NAME: usize = 100;
const COLUMNS: [&str; 12] = [
    "Position",
    "Name",
    "Type",
    "Question",
    "Description",
    "FrequencyNumerator",
    "FrequencyDenominator",
    "Color",
    "Unit",
    "Target Type",
    "Target Value",
    "Archived?",
];

/// Writes a zip with nothing else in it.
pub(in crate::exports) async fn write<S: Sink>(
    snapshot: &mut Snapshot,
    output: &mut Output<'_, S>,
) -> Result<(), ServiceError> {
    let mut zip = ZipWriter::new();
    write_into(snapshot, &mut zip, "", output).await?;
    zip.finish()?;
    output.push(&zip.take()).await
}

/// Writes the files into a folder, whose name ends with a slash unless it is empty, and answers them.
pub(in crate::exports) async fn write_into<S: Sink>(
    snapshot: &mut Snapshot,
    zip: &mut ZipWriter,
    folder: &str,
    output: &mut Output<'_, S>,
) -> Result<Vec<ManifestFile>, ServiceError> {
    let (owner, today) = (snapshot.tx.user(), snapshot.today());
    let habits: Vec<Habit> =
        rows::all(snapshot.tx.conn(), owner).await?.into_iter().map(|record| record.habit).collect();
    let mut list = line(COLUMNS.into_iter().map(str::to_owned));
    for (place, habit) in habits.iter().enumerate() {
        list.push_str(&habit_line(place + 1, habit));
    }
    let mut written = vec![put(zip, &format!("{folder}Habits.csv"), &list)?];
    for (place, habit) in habits.iter().enumerate() {
        let entries = entries_of(snapshot, habit).await?;
        let files = files(AsLoop::of(habit), &entries, today);
        let of_habit = format!("{folder}{}", folder_name(place + 1, &habit.name));
        written.push(put(zip, &format!("{of_habit}/Checkmarks.csv"), &files.checkmarks)?);
        written.push(put(zip, &format!("{of_habit}/Scores.csv"), &files.scores)?);
        output.push(&zip.take()).await?;
    }
    Ok(written)
}

async fn entries_of(snapshot: &mut Snapshot, habit: &Habit) -> Result<Vec<Entry>, ServiceError> {
    let owner = snapshot.tx.user();
    let (from, to) = (date(1, 1, 1), date(9999, 12, 31));
    Ok(rows::between(snapshot.tx.conn(), owner, habit.id, from, to).await?)
}

fn put(zip: &mut ZipWriter, path: &str, text: &str) -> Result<ManifestFile, ServiceError> {
    zip.begin(path)?;
    zip.write(text.as_bytes())?;
    Ok(zip.end()?.into())
}

fn habit_line(place: usize, habit: &Habit) -> String {
    let as_loop = AsLoop::of(habit);
    let (kind, target_type, target) = as_loop.type_words();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let is_numeric = !target_type.is_empty();
    let cells = [
        format!("{place:03}"),
        habit.name.clone(),
        kind.to_owned(),
        text(&habit.question),
        text(&habit.description),
        as_loop.frequency.times().to_string(),
        as_loop.frequency.days().to_string(),
        color(habit).to_owned(),
        if is_numeric { text(&habit.unit) } else { String::new() },
        target_type.to_owned(),
        target,
        habit.archived_at.is_some().to_string(),
    ];
    line(cells.into_iter())
}

/// The name of a habit's folder, as every machine can write it: some take neither a dot nor a space at its end.
fn folder_name(place: usize, name: &str) -> String {
    let is_kept = |letter: &char| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '.' | '-' | '_');
    let name: String = name.chars().filter(is_kept).take(LONGEST_NAME).collect();
    format!("{place:03} {name}").trim_end_matches([' ', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_named_by_what_every_machine_can_write() {
        assert_eq!(folder_name(1, "Read: 20 pages/day"), "001 Read 20 pagesday");
        assert_eq!(folder_name(2, "../../etc/passwd"), "002 ....etcpasswd");
        assert_eq!(folder_name(3, &"a".repeat(150)).len(), 104);
        assert_eq!(folder_name(4, "水を飲む"), "004");
        assert_eq!(folder_name(1234, "Read more ..."), "1234 Read more");
    }
}
