//! The environment as configuration: `WELLSPRING_` and the key in capitals, `__` between section and key.

use std::fs;

use anyhow::{Context, bail};
use toml::{Table, Value};

use super::{Field, Kind, Schema, nearest::nearest};

const PREFIX: &str = "WELLSPRING_";
/// Names that are no keys: the file of the configuration, and what the project's own tests and tools read.
const OTHER_NAMES: [&str; 5] =
    ["WELLSPRING_CONFIG", "WELLSPRING_VECTORS", "WELLSPRING_TEST_DATABASE_URL", "WELLSPRING_BIN", "WELLSPRING_SITE"];

struct Variable {
    name: String,
    path: Vec<&'static str>,
    field: Field,
}

/// Puts what the environment says over what the file said.
///
/// # Errors
/// A sentence for an unknown name, a value of the wrong kind or a file that cannot be read.
pub(super) fn overlay(table: &mut Table, schema: &Schema, env: &[(String, String)]) -> anyhow::Result<()> {
    let known = variables(schema);
    plain_database_url(table, env)?;
    for (name, text) in env {
        if !name.starts_with(PREFIX) || OTHER_NAMES.contains(&name.as_str()) || text.is_empty() {
            continue;
        }
        let (variable, text) = match known.iter().find(|variable| variable.name == *name) {
            Some(variable) => (variable, text.clone()),
            None => match known.iter().find(|variable| is_file_of(variable, name)) {
                Some(variable) => (variable, contents(name, text)?),
                None => return refuse(name, &known),
            },
        };
        put(table, &variable.path, value(name, &text, variable.field.kind)?);
    }
    Ok(())
}

fn is_file_of(variable: &Variable, name: &str) -> bool {
    variable.field.kind == Kind::Secret && name.strip_suffix("_FILE") == Some(&variable.name)
}

fn contents(name: &str, path: &str) -> anyhow::Result<String> {
    let text = fs::read_to_string(path).with_context(|| format!("{name} names {path}, which cannot be read"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The name that other tools use, below `WELLSPRING_DATABASE_URL` and above the file.
fn plain_database_url(table: &mut Table, env: &[(String, String)]) -> anyhow::Result<()> {
    for (name, text) in env.iter().filter(|(_, text)| !text.is_empty()) {
        let url = match name.as_str() {
            "DATABASE_URL" => text.clone(),
            "DATABASE_URL_FILE" => contents(name, text)?,
            _ => continue,
        };
        put(table, &["database_url"], Value::String(url));
    }
    Ok(())
}

fn refuse(name: &str, known: &[Variable]) -> anyhow::Result<()> {
    let names = known.iter().map(|variable| variable.name.as_str());
    match nearest(name, names) {
        Some(near) => bail!("The environment variable {name} is not known. Did you mean {near}?"),
        None => bail!("The environment variable {name} is not known."),
    }
}

fn variables(schema: &Schema) -> Vec<Variable> {
    let mut found = Vec::new();
    collect(schema, &[], &mut found);
    found
}

fn collect(schema: &Schema, above: &[&'static str], found: &mut Vec<Variable>) {
    for field in &schema.fields {
        let path: Vec<&'static str> = above.iter().copied().chain([field.key]).collect();
        found.push(Variable { name: format!("{PREFIX}{}", path.join("__").to_uppercase()), path, field: *field });
    }
    for (name, below) in &schema.sections {
        let path: Vec<&'static str> = above.iter().copied().chain([*name]).collect();
        collect(below, &path, found);
    }
}

fn value(name: &str, text: &str, kind: Kind) -> anyhow::Result<Value> {
    Ok(match kind {
        Kind::Text | Kind::Secret => Value::String(text.to_owned()),
        Kind::Number => Value::Integer(text.trim().parse().with_context(|| format!("{name} is not a whole number"))?),
        Kind::List => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Value::Array(parts.map(|part| Value::String(part.to_owned())).collect())
        }
    })
}

fn put(table: &mut Table, path: &[&str], value: Value) {
    match path {
        [] => {}
        [key] => {
            table.insert((*key).to_owned(), value);
        }
        [section, rest @ ..] => {
            let below = table.entry((*section).to_owned()).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(below) = below {
                put(below, rest, value);
            }
        }
    }
}
