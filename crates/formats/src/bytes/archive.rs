//! Zip archives, read in memory by the directory at their end. Nothing is written anywhere, so a name in an archive is
//! no more than a word to ask for; sizes are counted while unpacking, because those that it tells may be anything.

use std::{collections::BTreeMap, io::Read};

use flate2::{Crc, read::DeflateDecoder};

use super::{
    numbers::{u16_at, u32_at, u64_at},
    unpacking::{Told, Unpacking},
};
use crate::{Limits, Place, ReadError, Refusal};

const FIRST_FILE: &[u8] = b"PK\x03\x04";
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const WIDE_END: &[u8] = b"PK\x06\x06";
const WIDE_END_LOCATOR: &[u8] = b"PK\x06\x07";
/// The end has 22 bytes, and a comment of as many as two bytes can count.
const LONGEST_END: usize = 22 + 65_535;
/// In place of a number that stands in a wider field elsewhere.
const WIDER: u32 = u32::MAX;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// An archive whose files are unpacked one by one, as they are asked for.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    files: BTreeMap<String, Packed>,
    unsafe_names: Vec<String>,
    remaining: u64,
}

/// What the directory says of a file.
#[derive(Debug, Clone, Copy)]
struct Packed {
    is_locked: bool,
    method: u16,
    checksum: u32,
    packed: u64,
    unpacked: u64,
    at: u64,
}

impl<'a> Archive<'a> {
    /// Whether the bytes begin as an archive does.
    #[must_use]
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(FIRST_FILE) || bytes.starts_with(END)
    }

    /// Reads the directory. A file whose name would lead out of the archive is left out.
    ///
    /// # Errors
    /// `damaged_archive`, also for two files of one name; `too_many_files`.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let (count, mut at) = directory(bytes).ok_or(Refusal::DamagedArchive)?;
        if count > limits.archive_entries as u64 {
            return Err(Refusal::TooManyFiles.into());
        }
        let mut archive =
            Self { bytes, files: BTreeMap::new(), unsafe_names: Vec::new(), remaining: limits.unpacked_bytes };
        for _ in 0..count {
            let (name, packed, next) = directory_entry(bytes, at).ok_or(Refusal::DamagedArchive)?;
            at = next;
            if name.ends_with('/') {
                continue;
            }
            if !stays_inside(&name) {
                archive.unsafe_names.push(name);
            } else if archive.files.insert(name, packed).is_some() {
                return Err(Refusal::DamagedArchive.into());
            }
        }
        Ok(archive)
    }

    /// The names of all files, in their alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Names that lead out of the archive. Their files cannot be asked for.
    #[must_use]
    pub fn unsafe_names(&self) -> &[String] {
        &self.unsafe_names
    }

    /// The folder, with its slash, in which a file of this name stands nearest to the top; archives are packed anew
    /// with a folder around them.
    #[must_use]
    pub fn folder_of(&self, name: &str) -> Option<String> {
        let folders = self.names().filter_map(|path| path.strip_suffix(name));
        let folders = folders.filter(|folder| folder.is_empty() || folder.ends_with('/'));
        folders.min_by_key(|folder| (folder.matches('/').count(), *folder)).map(str::to_owned)
    }

    /// Unpacks a file; none where there is none of that name.
    ///
    /// # Errors
    /// `damaged_archive`, `unreadable_archive`, or `unpacked_too_large` when all that was unpacked so far is too much.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(packed) = self.files.get(name).copied() else { return Ok(None) };
        let content = packed.content(self.bytes, self.remaining);
        let content = content.map_err(|refusal| ReadError::at(refusal, Place::file(name)))?;
        self.remaining = self.remaining.saturating_sub(content.len() as u64);
        Ok(Some(content))
    }

    /// Begins to unpack a file that may be too large to be held; none where there is none of that name. As many bytes
    /// as the archive says that it has count as unpacked, and more of them are not given out.
    ///
    /// # Errors
    /// As [`Self::read`]; what cannot be unpacked is seen when it is reached.
    pub fn unpack(&mut self, name: &str) -> Result<Option<Unpacking<'a>>, ReadError> {
        let Some(packed) = self.files.get(name).copied() else { return Ok(None) };
        let refused = |refusal| ReadError::at(refusal, Place::file(name));
        let remaining = self.remaining.checked_sub(packed.unpacked);
        self.remaining = remaining.ok_or_else(|| refused(Refusal::UnpackedTooLarge))?;
        let content = packed.begun(self.bytes).map_err(refused)?;
        let told = Told { length: packed.unpacked, checksum: packed.checksum };
        Ok(Some(Unpacking::of(name, content, told)))
    }
}

impl Packed {
    /// The file as it was before it was packed, if it has at most so many bytes.
    fn content(self, archive: &[u8], most: u64) -> Result<Vec<u8>, Refusal> {
        let mut content = Vec::new();
        // One byte more than may be: the limit is seen without unpacking what lies behind it.
        let read = self.begun(archive)?.take(most.saturating_add(1)).read_to_end(&mut content);
        let length = read.map_err(|_| Refusal::DamagedArchive)? as u64;
        if length > most {
            return Err(Refusal::UnpackedTooLarge);
        }
        let mut checksum = Crc::new();
        checksum.update(&content);
        if length == self.unpacked && checksum.sum() == self.checksum {
            Ok(content)
        } else {
            Err(Refusal::DamagedArchive)
        }
    }

    /// The file as it was before it was packed, of which nothing is unpacked yet.
    fn begun(self, archive: &[u8]) -> Result<Box<dyn Read + Send + '_>, Refusal> {
        if self.is_locked {
            return Err(Refusal::UnreadableArchive);
        }
        let packed = self.bytes_of(archive).ok_or(Refusal::DamagedArchive)?;
        match self.method {
            STORED => Ok(Box::new(packed)),
            DEFLATED => Ok(Box::new(DeflateDecoder::new(packed))),
            _ => Err(Refusal::UnreadableArchive),
        }
    }

    /// The packed bytes, behind the header that stands before them.
    fn bytes_of(self, archive: &[u8]) -> Option<&[u8]> {
        let header = archive.get(usize::try_from(self.at).ok()?..)?;
        if !header.starts_with(FIRST_FILE) {
            return None;
        }
        let before = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        header.get(before..)?.get(..usize::try_from(self.packed).ok()?)
    }
}

/// How many files there are, and where the directory begins.
fn directory(bytes: &[u8]) -> Option<(u64, usize)> {
    let from = bytes.len().saturating_sub(LONGEST_END);
    let tail = bytes.get(from..)?;
    let end = from + tail.windows(END.len()).rposition(|four| four == END)?;
    let record = bytes.get(end..)?;
    let (count, at) = (u16_at(record, 10)?, u32_at(record, 16)?);
    if count != u16::MAX && at != WIDER {
        return Some((u64::from(count), usize::try_from(at).ok()?));
    }
    let locator = bytes.get(end.checked_sub(20)?..end)?;
    if !locator.starts_with(WIDE_END_LOCATOR) {
        return None;
    }
    let wide = bytes.get(usize::try_from(u64_at(locator, 8)?).ok()?..)?;
    if !wide.starts_with(WIDE_END) {
        return None;
    }
    Some((u64_at(wide, 32)?, usize::try_from(u64_at(wide, 48)?).ok()?))
}

/// The name, what is told of the file, and where the next entry begins.
fn directory_entry(bytes: &[u8], at: usize) -> Option<(String, Packed, usize)> {
    let entry = bytes.get(at..)?;
    if !entry.starts_with(DIRECTORY_ENTRY) {
        return None;
    }
    let [name, extra, comment] = [28, 30, 32].map(|field| u16_at(entry, field).map(usize::from));
    let (name_bytes, extra, comment) = (name?, extra?, comment?);
    let name = String::from_utf8_lossy(entry.get(46..46 + name_bytes)?).into_owned();
    let fields = entry.get(46 + name_bytes..46 + name_bytes + extra)?;
    let mut wide = wide_numbers(fields);
    let mut number = |field: usize| match u32_at(entry, field)? {
        WIDER => wide.next(),
        number => Some(u64::from(number)),
    };
    let (unpacked, packed, header) = (number(24)?, number(20)?, number(42)?);
    let told = Packed {
        is_locked: u16_at(entry, 8)? & 1 == 1,
        method: u16_at(entry, 10)?,
        checksum: u32_at(entry, 16)?,
        packed,
        unpacked,
        at: header,
    };
    Some((name, told, at + 46 + name_bytes + extra + comment))
}

/// The numbers that were too wide for their own fields, in their order.
fn wide_numbers(mut fields: &[u8]) -> impl Iterator<Item = u64> {
    let mut wide: &[u8] = &[];
    while let (Some(kind), Some(length)) = (u16_at(fields, 0), u16_at(fields, 2)) {
        let end = 4 + usize::from(length);
        if kind == 1 {
            wide = fields.get(4..end).unwrap_or_default();
        }
        fields = fields.get(end..).unwrap_or_default();
    }
    let wide = wide.to_vec();
    (0..wide.len() / 8).filter_map(move |index| u64_at(&wide, index * 8))
}

/// Whether a name stays below the folder in which somebody might unpack it.
fn stays_inside(name: &str) -> bool {
    let names_drive = name.chars().nth(1) == Some(':');
    let is_odd = names_drive || name.contains('\\') || name.chars().any(char::is_control);
    !is_odd && !name.is_empty() && !name.split('/').any(|part| matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_in_the_archive() {
        for name in ["Habits.csv", "001 Read a lot/Checkmarks.csv", "a..b/c", "Notes: old.txt"] {
            assert!(stays_inside(name), "{name}");
        }
        for name in ["../Habits.csv", "/Habits.csv", "a/../../b", "a//b", "C:/b", "a\\..\\b", "", "a\n"] {
            assert!(!stays_inside(name), "{name:?}");
        }
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        for odd in [&b""[..], b"PK\x03\x04", b"PK\x05\x06", &[0; 4096]] {
            let refused = Archive::open(odd, &Limits::default()).unwrap_err();
            assert_eq!(refused.refusal, Refusal::DamagedArchive);
        }
    }
}
