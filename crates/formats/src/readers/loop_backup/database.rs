//! A SQLite file that may have been made to do harm: opened for reading only, with nothing in it that runs.

use std::{collections::BTreeSet, path::Path};

use rusqlite::{Connection, OpenFlags, Row, config::DbConfig, limits::Limit, types::ValueRef};

use crate::{Limits, Place, ReadError, Refusal};

/// An open file.
#[derive(Debug)]
pub struct Database(Connection);

/// A table and its columns.
#[derive(Debug)]
pub struct Table {
    name: &'static str,
    columns: BTreeSet<String>,
}

impl Table {
    /// The column, or nothing in its place where this version has none.
    #[must_use]
    pub fn column(&self, name: &'static str) -> &'static str {
        if self.has(name) { name } else { "null" }
    }

    /// Whether it has the column.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.columns.contains(name)
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl Database {
    /// Opens a file that nobody writes to, and checks how it is built.
    ///
    /// # Errors
    /// `damaged_database`.
    pub fn open(path: &Path, limits: &Limits) -> Result<Self, ReadError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(address(path), flags).map_err(|_| Refusal::DamagedDatabase)?;
        restrict(&connection, limits).map_err(|_| Refusal::DamagedDatabase)?;
        let checked = connection.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0));
        match checked {
            Ok(answer) if answer == "ok" => Ok(Self(connection)),
            _ => Err(Refusal::DamagedDatabase.into()),
        }
    }

    /// The number that the app gives its tables.
    ///
    /// # Errors
    /// `damaged_database`.
    pub fn version(&self) -> Result<i64, ReadError> {
        self.0.query_row("pragma user_version", [], |row| row.get(0)).map_err(|_| Refusal::DamagedDatabase.into())
    }

    /// A table by its name. A view or a virtual table would run what the file says.
    ///
    /// # Errors
    /// `part_missing` where there is no such table, `damaged_database`.
    pub fn table(&self, name: &'static str) -> Result<Table, ReadError> {
        let kind = "select type = 'table' and sql not like 'create virtual%' from sqlite_schema
                    where name = ?1 collate nocase";
        let is_plain = self.0.query_row(kind, [name], |row| row.get::<_, bool>(0));
        match is_plain {
            Ok(true) => {}
            Err(rusqlite::Error::QueryReturnedNoRows) => {
                return Err(ReadError::at(Refusal::PartMissing, Place::file(name)));
            }
            _ => return Err(ReadError::at(Refusal::DamagedDatabase, Place::file(name))),
        }
        let mut columns = BTreeSet::new();
        self.each("select lower(name) from pragma_table_info(?1)", &[name], name, |row| {
            columns.extend(text(row, 0));
            Ok(())
        })?;
        Ok(Table { name, columns })
    }

    /// Calls for each row of a statement.
    ///
    /// # Errors
    /// `damaged_database`, or what the call refuses.
    pub fn each(
        &self,
        statement: &str,
        values: &[&str],
        table: &str,
        mut call: impl FnMut(&Row<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let damaged = |_: rusqlite::Error| ReadError::at(Refusal::DamagedDatabase, Place::file(table));
        let mut statement = self.0.prepare(statement).map_err(damaged)?;
        let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(damaged)?;
        while let Some(row) = rows.next().map_err(damaged)? {
            call(row)?;
        }
        Ok(())
    }
}

/// A whole number, also one that was written with decimals.
pub fn integer(row: &Row<'_>, column: usize) -> Option<i64> {
    match row.get_ref(column).ok()? {
        ValueRef::Integer(number) => Some(number),
        ValueRef::Real(number) if number.abs() < 9e15 => Some(number as i64),
        _ => None,
    }
}

/// A number.
pub fn real(row: &Row<'_>, column: usize) -> Option<f64> {
    match row.get_ref(column).ok()? {
        ValueRef::Integer(number) => Some(number as f64),
        ValueRef::Real(number) => Some(number),
        _ => None,
    }
}

/// A text.
pub fn text(row: &Row<'_>, column: usize) -> Option<String> {
    match row.get_ref(column).ok()? {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The path as an address that says: nobody writes to it, so that neither locks nor other files are looked for.
fn address(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-".contains(byte) {
            address.push(char::from(*byte));
        } else {
            address.push_str(&format!("%{byte:02x}"));
        }
    }
    address.push_str("?mode=ro&immutable=1");
    address
}

/// What SQLite's own guide asks of those who open files of strangers (sqlite.org/security.html).
fn restrict(connection: &Connection, limits: &Limits) -> rusqlite::Result<()> {
    for (setting, value) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    ] {
        connection.set_db_config(setting, value)?;
    }
    let longest = i32::try_from(limits.line_bytes).unwrap_or(i32::MAX);
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, longest),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 20),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 3),
        (Limit::SQLITE_LIMIT_VDBE_OP, 25_000),
        (Limit::SQLITE_LIMIT_FUNCTION_ARG, 8),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 10),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    ] {
        connection.set_limit(limit, most)?;
    }
    // What is sorted stays in memory: the process that reads may write no file.
    connection.execute_batch("pragma cell_size_check = on; pragma mmap_size = 0; pragma temp_store = memory;")
}
