//! In which encoding a text is. It is decided once and clearly, or refused with the line where it became unclear: half
//! a history in wrong letters is worse than none.

use std::borrow::Cow;

use crate::{Limits, Place, ReadError, Refusal};

/// The text of a file: UTF-8 with or without its mark, UTF-16 with its mark, or Latin-1, which is only assumed where
/// nothing speaks for UTF-8.
///
/// # Errors
/// `unknown_encoding`, with the line.
pub fn decoded<'a>(bytes: &'a [u8], file: &str) -> Result<Cow<'a, str>, ReadError> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return utf_16(rest, u16::from_le_bytes, file).map(Cow::Owned);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return utf_16(rest, u16::from_be_bytes, file).map(Cow::Owned);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // A zero byte stands in no text of eight bits; UTF-16 without its mark has many.
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(unclear(bytes, at, file));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if is_latin_1(bytes) => Ok(Cow::Owned(bytes.iter().copied().map(char::from).collect())),
        Err(error) => Err(unclear(bytes, error.valid_up_to(), file)),
    }
}

/// Refuses a line that nobody wrote by hand, before anything of it is copied.
///
/// # Errors
/// `line_too_long`, with the line.
pub fn check_lines(bytes: &[u8], file: &str, limits: &Limits) -> Result<(), ReadError> {
    let mut lines = bytes.split(|byte| *byte == b'\n').zip(1_u64..);
    match lines.find(|(line, _)| line.len() > limits.line_bytes) {
        Some((_, number)) => Err(ReadError::at(Refusal::LineTooLong, Place::line(file, number))),
        None => Ok(()),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16, file: &str) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadError::at(Refusal::UnknownEncoding, Place::file(file)));
    }
    let units = pairs.iter().copied().map(unit);
    let mut text = String::with_capacity(bytes.len() / 2);
    for letter in char::decode_utf16(units) {
        match letter {
            Ok('\0') | Err(_) => {
                let line = 1 + text.bytes().filter(|byte| *byte == b'\n').count() as u64;
                return Err(ReadError::at(Refusal::UnknownEncoding, Place::line(file, line)));
            }
            Ok(letter) => text.push(letter),
        }
    }
    Ok(text)
}

/// Latin-1 has letters where UTF-8 has the parts of one, and controls that nobody writes where other encodings have
/// letters. One whole letter of UTF-8 among the rest says that the text is UTF-8 with a damage.
fn is_latin_1(bytes: &[u8]) -> bool {
    let has_other_letters = bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f));
    !has_other_letters && bytes.utf8_chunks().all(|chunk| chunk.valid().is_ascii())
}

fn unclear(bytes: &[u8], at: usize, file: &str) -> ReadError {
    let before = bytes.get(..at).unwrap_or(bytes);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
    ReadError::at(Refusal::UnknownEncoding, Place::line(file, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Result<String, (Refusal, u64)> {
        let place = |error: ReadError| (error.refusal, error.place.map_or(0, |place| place.line));
        decoded(bytes, "a.csv").map(Cow::into_owned).map_err(place)
    }

    #[test]
    fn the_encoding_is_decided_by_what_stands_there() {
        assert_eq!(text("Müsli".as_bytes()).as_deref(), Ok("Müsli"));
        assert_eq!(text(b"\xef\xbb\xbfM\xc3\xbcsli").as_deref(), Ok("Müsli"));
        assert_eq!(text(b"\xff\xfeM\0\xfc\0").as_deref(), Ok("Mü"));
        assert_eq!(text(b"\xfe\xff\0M\0\xfc").as_deref(), Ok("Mü"));
        assert_eq!(text(b"M\xfcsli").as_deref(), Ok("Müsli"));
    }

    #[test]
    fn an_unclear_encoding_is_refused_with_its_line() {
        // Latin-1 after a letter of UTF-8, letters of a Windows page, UTF-16 without its mark, and half of a pair.
        assert_eq!(text(b"\xc3\xbc\nM\xfcsli"), Err((Refusal::UnknownEncoding, 2)));
        assert_eq!(text(b"one\ntwo\n\x93quoted\x94"), Err((Refusal::UnknownEncoding, 3)));
        assert_eq!(text(b"M\0u\0"), Err((Refusal::UnknownEncoding, 1)));
        assert_eq!(text(b"\xff\xfeM\0\n\0\x00\xd8"), Err((Refusal::UnknownEncoding, 2)));
        assert_eq!(text(b"\xff\xfeM"), Err((Refusal::UnknownEncoding, 0)));
    }

    #[test]
    fn a_line_of_fifty_megabytes_is_refused() {
        let mut bytes = b"name\n".to_vec();
        bytes.resize(50 << 20, b'x');
        let refused = check_lines(&bytes, "a.csv", &Limits::default()).unwrap_err();
        assert_eq!((refused.refusal, refused.place), (Refusal::LineTooLong, Some(Place::line("a.csv", 2))));
    }
}
