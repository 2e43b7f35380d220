//! Files of archives that are unpacked as far as they are read.

use formats::{Archive, Limits, ReadError, Refusal};

use crate::zips::{Packed, zip, zip_of};

/// The whole file, read in small steps.
fn unpacked(archive: &mut Archive<'_>, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let Some(mut file) = archive.unpack(name)? else { return Ok(None) };
    let (mut content, mut room) = (Vec::new(), [0_u8; 100]);
    loop {
        let length = file.read(&mut room)?;
        if length == 0 {
            return Ok(Some(content));
        }
        content.extend(&room[..length]);
    }
}

#[test]
fn a_file_is_unpacked_step_by_step() {
    let long = "a line\n".repeat(1_000);
    let bytes = zip(&[("long", long.as_bytes()), ("empty", b"")]);
    let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
    assert_eq!(unpacked(&mut archive, "long").unwrap().unwrap(), long.as_bytes());
    assert_eq!(unpacked(&mut archive, "empty").unwrap(), Some(Vec::new()));
    assert_eq!(unpacked(&mut archive, "other").unwrap(), None);
}

#[test]
fn no_more_is_unpacked_than_the_archive_says_and_may_be() {
    let bomb = Packed { told_bytes: 10, ..Packed::new("bomb", &vec![b'0'; 4 << 20]) };
    let bytes = zip_of(&[bomb, Packed::new("one", &[b'1'; 60]), Packed::new("other", &[b'2'; 60])]);
    let limits = Limits { unpacked_bytes: 100, ..Limits::default() };
    let mut archive = Archive::open(&bytes, &limits).unwrap();
    let mut file = archive.unpack("bomb").unwrap().unwrap();
    assert_eq!(file.read(&mut [0_u8; 100]).unwrap_err().refusal, Refusal::DamagedArchive);
    assert_eq!(unpacked(&mut archive, "one").unwrap().unwrap().len(), 60);
    assert_eq!(archive.unpack("other").err().unwrap().refusal, Refusal::UnpackedTooLarge);
}

#[test]
fn what_is_not_as_it_was_packed_is_seen_at_its_end() {
    let content: &[u8] = b"one two three";
    let mut bytes = zip(&[("a", content)]);
    let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
    assert_eq!(unpacked(&mut archive, "a").unwrap().unwrap(), content);
    // The checksum in the directory, behind its mark and twelve bytes.
    let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    bytes[directory + 16] ^= 1;
    let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
    assert_eq!(unpacked(&mut archive, "a").unwrap_err().refusal, Refusal::DamagedArchive);
    let short = zip_of(&[Packed { told_bytes: 14, ..Packed::new("a", content) }]);
    let mut archive = Archive::open(&short, &Limits::default()).unwrap();
    assert_eq!(unpacked(&mut archive, "a").unwrap_err().refusal, Refusal::DamagedArchive);
}
