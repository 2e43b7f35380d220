//! Archives made by hand, so that they can lie.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

/// A file of an archive.
#[derive(Debug, Clone)]
pub struct Packed {
    pub name: String,
    pub content: Vec<u8>,
    /// What the archive says of its length.
    pub told_bytes: u32,
}

impl Packed {
    pub fn new(name: &str, content: &[u8]) -> Self {
        Self { name: name.to_owned(), content: content.to_vec(), told_bytes: content.len() as u32 }
    }
}

pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let files: Vec<Packed> = files.iter().map(|(name, content)| Packed::new(name, content)).collect();
    zip_of(&files)
}

pub fn zip_of(files: &[Packed]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&file.content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut checksum = Crc::new();
        checksum.update(&file.content);
        let mut sizes = checksum.sum().to_le_bytes().to_vec();
        sizes.extend((packed.len() as u32).to_le_bytes());
        sizes.extend(file.told_bytes.to_le_bytes());
        sizes.extend((file.name.len() as u16).to_le_bytes());
        // No extra field.
        sizes.extend([0_u8; 2]);
        let at = archive.len() as u32;
        // Version, flags, method, and no time.
        let header: [u8; 10] = [20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
        archive.extend(b"PK\x03\x04");
        archive.extend(header);
        archive.extend(&sizes);
        archive.extend(file.name.as_bytes());
        archive.extend(&packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(header);
        directory.extend(&sizes);
        directory.extend([0_u8; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(file.name.as_bytes());
    }
    let (at, count) = (archive.len() as u32, files.len() as u16);
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    archive.extend(count.to_le_bytes());
    archive.extend(count.to_le_bytes());
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(at.to_le_bytes());
    archive.extend([0_u8; 2]);
    archive
}
