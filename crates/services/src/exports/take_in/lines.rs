//! The lines of a table, as many at once as are written at once: a table may hold more than a process should.

use std::mem;

use formats::{Limits, Unpacking};

use super::refusal::{damaged, too_large, unread};
use crate::ServiceError;

/// Bytes that are unpacked in one step.
const STEP: usize = 64 << 10;
/// Lines beyond which no more are taken at once, in bytes.
const ENOUGH: usize = 4 << 20;

/// Lines that were not taken yet.
pub(super) struct Lines<'a> {
    content: Unpacking<'a>,
    /// Unpacked, and not taken yet from a place on.
    unpacked: Vec<u8>,
    from: usize,
    is_over: bool,
    line_bytes: usize,
    /// Lines that may still be taken.
    room: usize,
}

/// How many lines are taken at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AtOnce {
    /// So many, or fewer where they are long.
    UpTo(usize),
    /// All of them, which may come to so many bytes.
    All { bytes: usize },
}

impl<'a> Lines<'a> {
    pub(super) fn of(content: Unpacking<'a>, limits: &Limits) -> Self {
        let (line_bytes, room) = (limits.line_bytes, limits.rows);
        Self { content, unpacked: Vec::new(), from: 0, is_over: false, line_bytes, room }
    }

    /// The next lines; none at the end. Blank ones are passed over.
    ///
    /// # Errors
    /// 422 `archive_damaged`; 413 `payload_too_large` for too many lines, or one that is too long.
    pub(super) fn next(&mut self, at_once: AtOnce) -> Result<Vec<String>, ServiceError> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        loop {
            let is_enough = match at_once {
                AtOnce::UpTo(most) => lines.len() >= most || bytes >= ENOUGH,
                AtOnce::All { bytes: most } if bytes > most => return Err(too_large()),
                AtOnce::All { .. } => false,
            };
            if is_enough {
                return Ok(lines);
            }
            let Some(line) = self.line()? else { return Ok(lines) };
            self.room = self.room.checked_sub(1).ok_or_else(too_large)?;
            bytes += line.len();
            lines.push(line);
        }
    }

    fn line(&mut self) -> Result<Option<String>, ServiceError> {
        loop {
            let waiting = self.unpacked.get(self.from..).unwrap_or_default();
            let end = waiting.iter().position(|byte| *byte == b'\n');
            if end.unwrap_or(waiting.len()) > self.line_bytes {
                return Err(too_large());
            }
            let (line, taken) = match end {
                Some(end) => (waiting.get(..end).unwrap_or_default(), end + 1),
                None if self.is_over => (waiting, waiting.len()),
                None => {
                    self.unpack()?;
                    continue;
                }
            };
            if taken == 0 {
                return Ok(None);
            }
            let text = std::str::from_utf8(line).map_err(|_| damaged())?;
            let text = text.strip_suffix('\r').unwrap_or(text).to_owned();
            self.from += taken;
            if !text.is_empty() {
                return Ok(Some(text));
            }
        }
    }

    /// Unpacks one step further.
    fn unpack(&mut self) -> Result<(), ServiceError> {
        self.unpacked.drain(..mem::take(&mut self.from));
        let begin = self.unpacked.len();
        self.unpacked.resize(begin + STEP, 0);
        let room = self.unpacked.get_mut(begin..).unwrap_or_default();
        let length = self.content.read(room).map_err(|error| unread(&error))?;
        self.unpacked.truncate(begin + length);
        self.is_over = length == 0;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use formats::Archive;

    use super::*;
    use crate::exports::zip::ZipWriter;

    /// What is taken of a table, step by step.
    fn taken(content: &str, limits: &Limits, at_once: AtOnce) -> Result<Vec<Vec<String>>, ServiceError> {
        let mut zip = ZipWriter::new();
        zip.begin("table").unwrap();
        zip.write(content.as_bytes()).unwrap();
        zip.end().unwrap();
        zip.finish().unwrap();
        let bytes = zip.take();
        let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
        let mut lines = Lines::of(archive.unpack("table").unwrap().unwrap(), limits);
        let mut steps = Vec::new();
        loop {
            let step = lines.next(at_once)?;
            if step.is_empty() {
                return Ok(steps);
            }
            steps.push(step);
        }
    }

    fn code(refused: ServiceError) -> &'static str {
        match refused {
            ServiceError::Refused { code, .. } => code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lines_are_taken_some_at_once() {
        let limits = Limits::default();
        let steps = taken("{1}\r\n{2}\n\n{3}", &limits, AtOnce::UpTo(2)).unwrap();
        assert_eq!(steps, [vec!["{1}", "{2}"], vec!["{3}"]]);
        assert_eq!(taken("", &limits, AtOnce::UpTo(2)).unwrap(), Vec::<Vec<String>>::new());
        let all = taken("{1}\n{2}\n{3}\n", &limits, AtOnce::All { bytes: 9 }).unwrap();
        assert_eq!(all, [vec!["{1}", "{2}", "{3}"]]);
        // Longer than a step, and than what is enough at once.
        let long = "x".repeat(1 << 20);
        let steps = taken(&format!("{long}\n").repeat(5), &limits, AtOnce::UpTo(100)).unwrap();
        assert_eq!(steps.iter().map(Vec::len).collect::<Vec<_>>(), [4, 1]);
        assert!(steps.iter().flatten().all(|line| *line == long));
    }

    #[test]
    fn too_much_is_refused() {
        let all = AtOnce::UpTo(100);
        let limits = Limits { rows: 2, line_bytes: 10, ..Limits::default() };
        assert_eq!(taken("1\n2\n", &limits, all).unwrap().len(), 1);
        assert_eq!(code(taken("1\n2\n3\n", &limits, all).unwrap_err()), "payload_too_large");
        assert_eq!(code(taken("12345678901", &limits, all).unwrap_err()), "payload_too_large");
        assert_eq!(code(taken("1\n2\n", &limits, AtOnce::All { bytes: 1 }).unwrap_err()), "payload_too_large");
    }
}
