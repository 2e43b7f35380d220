//! The commented example and the configuration in force, both made from the types.

use std::fmt::Write;

use anyhow::Context;
use toml::{Table, Value};

use super::{Config, Schema, Section};

/// A file with every key, its meaning and its default, all commented out.
///
/// # Errors
/// When a default cannot be written as TOML, which a test excludes.
pub fn example() -> anyhow::Result<String> {
    let defaults = Table::try_from(Config::default()).context("the defaults cannot be written")?;
    let mut text = String::new();
    write_section(&mut text, &Config::schema(), &defaults)?;
    Ok(text)
}

fn write_section(text: &mut String, schema: &Schema, defaults: &Table) -> anyhow::Result<()> {
    write_lines(text, schema.about)?;
    for field in &schema.fields {
        writeln!(text)?;
        write_lines(text, field.about)?;
        let value = match (field.example, defaults.get(field.key)) {
            (Some(example), _) => example.to_owned(),
            (None, Some(value)) => value.to_string(),
            (None, None) => continue,
        };
        writeln!(text, "# {} = {value}", field.key)?;
    }
    for (name, below) in &schema.sections {
        writeln!(text, "\n[{name}]")?;
        let none = Table::new();
        write_section(text, below, defaults.get(*name).and_then(Value::as_table).unwrap_or(&none))?;
    }
    Ok(())
}

fn write_lines(text: &mut String, lines: &[&str]) -> std::fmt::Result {
    lines.iter().try_for_each(|line| writeln!(text, "## {}", line.trim()))
}

/// What is in force, with secrets hidden.
///
/// # Errors
/// When a value cannot be written as TOML.
pub fn effective(config: &Config) -> anyhow::Result<String> {
    toml::to_string(config).context("the configuration cannot be written")
}
