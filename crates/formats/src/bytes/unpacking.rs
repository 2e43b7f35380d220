//! One file of an archive, unpacked as far as somebody reads: so a large one is never held as a whole.

use std::io::Read;

use flate2::Crc;

use crate::{Place, ReadError, Refusal};

/// A file that is being unpacked. Whoever has read it to its end knows that it is what the archive says of it.
pub struct Unpacking<'a> {
    content: Box<dyn Read + Send + 'a>,
    name: String,
    told: Told,
    length: u64,
    checksum: Crc,
}

/// What an archive says of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) length: u64,
    pub(super) checksum: u32,
}

impl<'a> Unpacking<'a> {
    pub(super) fn of(name: &str, content: Box<dyn Read + Send + 'a>, told: Told) -> Self {
        Self { content, name: name.to_owned(), told, length: 0, checksum: Crc::new() }
    }

    /// Unpacks into the room and answers how many bytes that were; none at the end, or where there is no room.
    ///
    /// # Errors
    /// `damaged_archive` where it cannot be unpacked, or is not what the archive says of it: as soon as it is longer,
    /// at its end for all else.
    pub fn read(&mut self, room: &mut [u8]) -> Result<usize, ReadError> {
        let length = self.content.read(room).map_err(|_| self.damaged())?;
        self.checksum.update(room.get(..length).unwrap_or_default());
        self.length += length as u64;
        let is_over = length == 0 && !room.is_empty();
        let is_as_told = if is_over {
            self.length == self.told.length && self.checksum.sum() == self.told.checksum
        } else {
            self.length <= self.told.length
        };
        if is_as_told { Ok(length) } else { Err(self.damaged()) }
    }

    fn damaged(&self) -> ReadError {
        ReadError::at(Refusal::DamagedArchive, Place::file(self.name.clone()))
    }
}
