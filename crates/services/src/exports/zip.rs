//! Writes a zip from front to back, so that nothing of it has to be kept: sizes and checksums stand behind each file,
//! as the format allows (APPNOTE 4.3.9), and again in the directory at its end. The same content gives the same bytes:
//! no file has a time.

use std::io::Write as _;

use anyhow::anyhow;
use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest as _, Sha256};

use crate::{ServiceError, digits::hex};

/// Sizes stand behind the file, and its name is UTF-8.
const FLAGS: u16 = 1 << 3 | 1 << 11;
const DEFLATED: u16 = 8;
/// The version of the format that a reader needs.
const NEEDED: u16 = 20;
/// Made on Unix, so that the permissions below are read.
const MADE_BY: u16 = 3 << 8 | NEEDED;
/// 1 January 1980, the first day that there is.
const NO_DAY: u16 = 0x21;
/// A regular file that its owner may write and others may read.
const PERMISSIONS: u32 = 0o100_644 << 16;

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Its name.
    pub(super) path: String,
    /// Its length, unpacked.
    pub(super) bytes: u64,
    /// Of its content, unpacked; in hexadecimal.
    pub(super) sha256: String,
}

/// A zip on its way.
pub(super) struct ZipWriter {
    out: Vec<u8>,
    /// Bytes of the zip so far, those that were taken included.
    at: u64,
    open: Option<Open>,
    directory: Vec<u8>,
    files: u16,
}

struct Open {
    path: String,
    begins_at: u32,
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    digest: Sha256,
    packed: u64,
    bytes: u64,
}

impl ZipWriter {
    pub(super) const fn new() -> Self {
        Self { out: Vec::new(), at: 0, open: None, directory: Vec::new(), files: 0 }
    }

    /// Begins a file; the one before must have ended.
    pub(super) fn begin(&mut self, path: &str) -> Result<(), ServiceError> {
        let name_length = u16::try_from(path.len()).map_err(|_| too_large())?;
        let begins_at = u32::try_from(self.at).map_err(|_| too_large())?;
        let mut header: Vec<u8> = Vec::with_capacity(30 + path.len());
        header.extend(b"PK\x03\x04");
        for number in [NEEDED, FLAGS, DEFLATED, 0, NO_DAY] {
            header.extend(number.to_le_bytes());
        }
        // Checksum and both sizes are told behind.
        header.extend([0; 12]);
        header.extend(name_length.to_le_bytes());
        header.extend([0; 2]);
        header.extend(path.as_bytes());
        self.emit(&header);
        self.open = Some(Open {
            path: path.to_owned(),
            begins_at,
            encoder: DeflateEncoder::new(Vec::new(), Compression::default()),
            crc: Crc::new(),
            digest: Sha256::new(),
            packed: 0,
            bytes: 0,
        });
        Ok(())
    }

    /// Adds to the file that was begun.
    pub(super) fn write(&mut self, content: &[u8]) -> Result<(), ServiceError> {
        let open = self.open.as_mut().ok_or_else(none_begun)?;
        open.encoder.write_all(content).map_err(|error| ServiceError::Internal(error.into()))?;
        open.crc.update(content);
        open.digest.update(content);
        open.bytes += content.len() as u64;
        let packed = std::mem::take(open.encoder.get_mut());
        open.packed += packed.len() as u64;
        self.emit(&packed);
        Ok(())
    }

    /// Ends the file that was begun.
    pub(super) fn end(&mut self) -> Result<Written, ServiceError> {
        let open = self.open.take().ok_or_else(none_begun)?;
        let rest = open.encoder.finish().map_err(|error| ServiceError::Internal(error.into()))?;
        self.emit(&rest);
        let packed = u32::try_from(open.packed + rest.len() as u64).map_err(|_| too_large())?;
        let bytes = u32::try_from(open.bytes).map_err(|_| too_large())?;
        let mut sums: Vec<u8> = Vec::with_capacity(12);
        for number in [open.crc.sum(), packed, bytes] {
            sums.extend(number.to_le_bytes());
        }
        self.emit(b"PK\x07\x08");
        self.emit(&sums);
        self.list(&open.path, open.begins_at, &sums)?;
        Ok(Written { path: open.path, bytes: open.bytes, sha256: hex(&open.digest.finalize()) })
    }

    /// Puts a file in the directory.
    fn list(&mut self, path: &str, begins_at: u32, sums: &[u8]) -> Result<(), ServiceError> {
        self.files = self.files.checked_add(1).filter(|files| *files < u16::MAX).ok_or_else(too_large)?;
        let name_length = u16::try_from(path.len()).map_err(|_| too_large())?;
        self.directory.extend(b"PK\x01\x02");
        for number in [MADE_BY, NEEDED, FLAGS, DEFLATED, 0, NO_DAY] {
            self.directory.extend(number.to_le_bytes());
        }
        self.directory.extend(sums);
        self.directory.extend(name_length.to_le_bytes());
        // No extra fields, no comment, the first disk, no internal attributes.
        self.directory.extend([0; 8]);
        self.directory.extend(PERMISSIONS.to_le_bytes());
        self.directory.extend(begins_at.to_le_bytes());
        self.directory.extend(path.as_bytes());
        Ok(())
    }

    /// Writes the directory; nothing comes after it.
    pub(super) fn finish(&mut self) -> Result<(), ServiceError> {
        let begins_at = u32::try_from(self.at).map_err(|_| too_large())?;
        let directory = std::mem::take(&mut self.directory);
        let length = u32::try_from(directory.len()).map_err(|_| too_large())?;
        self.emit(&directory);
        let mut end: Vec<u8> = Vec::with_capacity(22);
        end.extend(b"PK\x05\x06");
        end.extend([0; 4]);
        for files in [self.files, self.files] {
            end.extend(files.to_le_bytes());
        }
        end.extend(length.to_le_bytes());
        end.extend(begins_at.to_le_bytes());
        end.extend([0; 2]);
        self.emit(&end);
        Ok(())
    }

    /// What was written since it was last taken.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.out)
    }

    fn emit(&mut self, bytes: &[u8]) {
        self.at += bytes.len() as u64;
        self.out.extend(bytes);
    }
}

/// Four gibibytes packed, or 65,534 files: more than the plain form of the format can count.
fn too_large() -> ServiceError {
    ServiceError::Internal(anyhow!("the zip would be larger than its format allows"))
}

fn none_begun() -> ServiceError {
    ServiceError::Internal(anyhow!("no file of the zip was begun"))
}

#[cfg(test)]
mod tests {
    use formats::{Archive, Limits};

    use super::*;

    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new();
        let mut bytes: Vec<u8> = Vec::new();
        for (path, content) in files {
            zip.begin(path).unwrap();
            for part in content.chunks(7) {
                zip.write(part).unwrap();
                bytes.extend(zip.take());
            }
            let written = zip.end().unwrap();
            assert_eq!((written.path.as_str(), written.bytes), (*path, content.len() as u64));
        }
        zip.finish().unwrap();
        bytes.extend(zip.take());
        bytes
    }

    #[test]
    fn what_is_written_piece_by_piece_is_read_whole() {
        let long = "a line of a habit\n".repeat(5_000);
        let files: [(&str, &[u8]); 3] = [("data/habits.ndjson", long.as_bytes()), ("empty", b""), ("Größe.txt", b"5")];
        let bytes = zip(&files);
        assert!(bytes.len() < long.len() / 10);
        let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
        for (path, content) in files {
            assert_eq!(archive.read(path).unwrap().as_deref(), Some(content), "{path}");
        }
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        assert_eq!(zip(&[("a", b"one"), ("b", b"two")]), zip(&[("a", b"one"), ("b", b"two")]));
    }

    #[test]
    fn a_file_says_what_it_holds() {
        let mut zip = ZipWriter::new();
        zip.begin("a").unwrap();
        zip.write(b"abc").unwrap();
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(zip.end().unwrap().sha256, sha256);
        assert!(zip.write(b"more").is_err());
    }
}
