//! What the tests of copies have in common: a copy in memory, its files, and an account that is emptied.

use std::collections::BTreeMap;

use domain::{
    identity::{DisplayName, Preferences, TimeZoneName},
    ids::UserId,
};
use flate2::Crc;
use formats::{Archive, Limits};
use serde_json::{Value, json};
use services::{
    Actor, Scopes, ServiceError,
    demo::DemoOptions,
    exports::{ExportForm, OwnArchive, Sink, TakenIn, take_in},
};
use sha2::{Digest as _, Sha256};
use sqlx::AssertSqlSafe;
use store::personal::TABLES;
use test_support::{TestServices, password};

pub const EVENING: &str = "2026-03-12T20:00:00Z";
pub const EMAIL: &str = "demo@example.org";

/// Keeps the bytes of a copy.
#[derive(Default)]
pub struct Whole(pub Vec<u8>);

impl Sink for Whole {
    async fn take(&mut self, bytes: Vec<u8>) -> Result<(), ServiceError> {
        self.0.extend(bytes);
        Ok(())
    }
}

/// A demo account.
pub async fn demo(t: &TestServices, years: u16, habits: u16, tasks: u32) -> Actor {
    let options = DemoOptions { email: EMAIL.to_owned(), password: Some(password().to_owned()), years, habits, tasks };
    let made = t.services.demo().make(options).await.unwrap();
    actor_of(made.user_id)
}

/// The owner of an account as a caller.
pub fn actor_of(user: UserId) -> Actor {
    Actor {
        user_id: user,
        session_id: None,
        scopes: Scopes::ALL,
        preferences: Preferences::in_zone(TimeZoneName::parse("UTC").unwrap()),
        display_name: DisplayName::parse("Robin").unwrap(),
        email: EMAIL.to_owned(),
        email_verified: true,
    }
}

/// A copy of an account.
pub async fn copy(t: &TestServices, owner: UserId, form: ExportForm) -> Vec<u8> {
    let mut sink = Whole::default();
    t.services.exports().write_to(owner, form, &mut sink).await.unwrap();
    sink.0
}

/// The files of a zip by their names.
pub fn files(zip: &[u8]) -> BTreeMap<String, String> {
    let mut archive = Archive::open(zip, &Limits::default()).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let mut files = BTreeMap::new();
    for name in names {
        let content = archive.read(&name).unwrap().unwrap();
        files.insert(name, String::from_utf8(content).unwrap());
    }
    files
}

/// Takes an archive in and keeps it.
pub async fn taken_in(t: &TestServices, owner: UserId, archive: &[u8]) -> Result<TakenIn, ServiceError> {
    let archive = OwnArchive::read(archive, &OwnArchive::limits()).await?;
    let mut tx = t.services.begin(owner).await?;
    let taken = take_in(&mut tx, &archive).await?;
    tx.commit().await?;
    Ok(taken)
}

/// Empties an account of all that an archive brings back.
pub async fn wipe(t: &TestServices, owner: UserId) {
    for table in TABLES.iter().rev().filter(|table| table.comes_back()) {
        let statement = format!("delete from {} where user_id = $1", table.name);
        sqlx::query(AssertSqlSafe(statement)).bind(owner.uuid()).execute(&t.owner).await.unwrap();
    }
}

/// The same archive with other rows of a table, right in everything that it says of itself.
pub fn altered(archive: &[u8], table: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut files = files(archive);
    let path = format!("data/{table}.ndjson");
    let rows = change(&files[&path]);
    let mut manifest: Value = serde_json::from_str(&files["manifest.json"]).unwrap();
    let sha256: String = Sha256::digest(rows.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    for file in manifest["files"].as_array_mut().unwrap().iter_mut().filter(|file| file["path"] == json!(path)) {
        file["bytes"] = json!(rows.len());
        file["sha256"] = json!(sha256);
    }
    files.insert(path, rows);
    files.insert("manifest.json".to_owned(), manifest.to_string());
    stored(&files)
}

/// A zip whose files are not packed.
pub fn stored(files: &BTreeMap<String, String>) -> Vec<u8> {
    let (mut zip, mut directory): (Vec<u8>, Vec<u8>) = (Vec::new(), Vec::new());
    for (path, content) in files {
        let mut crc = Crc::new();
        crc.update(content.as_bytes());
        let at = u32::try_from(zip.len()).unwrap();
        let length = u32::try_from(content.len()).unwrap();
        let mut about: Vec<u8> = Vec::new();
        about.extend([20_u16, 1 << 11, 0, 0, 0x21].map(u16::to_le_bytes).concat());
        about.extend([crc.sum(), length, length].map(u32::to_le_bytes).concat());
        about.extend(u16::try_from(path.len()).unwrap().to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        zip.extend(b"PK\x03\x04");
        zip.extend(&about);
        zip.extend(path.as_bytes());
        zip.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02");
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&about);
        directory.extend([0_u8; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(path.as_bytes());
    }
    let at = u32::try_from(zip.len()).unwrap();
    let count = u16::try_from(files.len()).unwrap();
    zip.extend(&directory);
    zip.extend(b"PK\x05\x06");
    zip.extend([0, 0, count, count].map(u16::to_le_bytes).concat());
    zip.extend([u32::try_from(directory.len()).unwrap(), at].map(u32::to_le_bytes).concat());
    zip.extend(0_u16.to_le_bytes());
    zip
}
