//! Why a file is not read at all. A single line that cannot be read is a [`crate::Problem`] instead.

use serde::{Deserialize, Serialize};

use crate::Place;

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It is empty, or nothing in it can be used.
    NothingInIt,
    /// It is none of the files that can be read.
    UnknownFormat,
    /// The file itself is too big.
    FileTooLarge,
    /// What is packed in it is too big.
    UnpackedTooLarge,
    /// The archive holds too many files.
    TooManyFiles,
    /// A line, or a row over several lines, is too long.
    LineTooLong,
    /// There are too many rows, habits or tasks.
    TooManyRows,
    /// The text is in no encoding that can be told.
    UnknownEncoding,
    /// The archive is cut off, or its parts contradict each other.
    DamagedArchive,
    /// The archive asks for a password, or is packed in a way that is not read.
    UnreadableArchive,
    /// The text breaks the rules of its own form: a quote that does not end, a bracket that is missing.
    DamagedText,
    /// The database is none, or is damaged.
    DamagedDatabase,
    /// A newer version of the app wrote it than is known here.
    NewerVersion,
    /// A part that belongs to the format is missing.
    PartMissing,
    /// The format has a reader of its own: [`crate::read_loop_backup`], or the taking in of our own archive.
    ReadElsewhere,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::NothingInIt,
        Self::UnknownFormat,
        Self::FileTooLarge,
        Self::UnpackedTooLarge,
        Self::TooManyFiles,
        Self::LineTooLong,
        Self::TooManyRows,
        Self::UnknownEncoding,
        Self::DamagedArchive,
        Self::UnreadableArchive,
        Self::DamagedText,
        Self::DamagedDatabase,
        Self::NewerVersion,
        Self::PartMissing,
        Self::ReadElsewhere,
    ];

    /// The stored and transmitted code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NothingInIt => "nothing_in_it",
            Self::UnknownFormat => "unknown_format",
            Self::FileTooLarge => "file_too_large",
            Self::UnpackedTooLarge => "unpacked_too_large",
            Self::TooManyFiles => "too_many_files",
            Self::LineTooLong => "line_too_long",
            Self::TooManyRows => "too_many_rows",
            Self::UnknownEncoding => "unknown_encoding",
            Self::DamagedArchive => "damaged_archive",
            Self::UnreadableArchive => "unreadable_archive",
            Self::DamagedText => "damaged_text",
            Self::DamagedDatabase => "damaged_database",
            Self::NewerVersion => "newer_version",
            Self::PartMissing => "part_missing",
            Self::ReadElsewhere => "read_elsewhere",
        }
    }
}

/// A file that is not read, and the place where that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{}", .refusal.code())]
pub struct ReadError {
    /// Why.
    pub refusal: Refusal,
    /// Where, if it is one place.
    pub place: Option<Place>,
}

impl ReadError {
    /// The whole file.
    #[must_use]
    pub const fn of(refusal: Refusal) -> Self {
        Self { refusal, place: None }
    }

    /// At one place of it.
    #[must_use]
    pub const fn at(refusal: Refusal, place: Place) -> Self {
        Self { refusal, place: Some(place) }
    }

    /// The code of the refusal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.refusal.code()
    }
}

impl From<Refusal> for ReadError {
    fn from(refusal: Refusal) -> Self {
        Self::of(refusal)
    }
}
