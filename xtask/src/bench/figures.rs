//! The figures of a run, as a table for people and as JSON for comparisons.

use std::fs;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;

use crate::http::Measured;

/// One figure with its unit and the bar it is held against.
#[derive(Debug, Serialize)]
struct Figure {
    name: String,
    value: f64,
    unit: &'static str,
    bar: &'static str,
}

/// All of them, in the order of measuring.
pub struct Figures {
    filter: Option<String>,
    found: Vec<Figure>,
}

impl Figures {
    /// Nothing yet; a filter leaves out what is not asked for.
    pub fn new(filter: Option<String>) -> Self {
        Self { filter, found: Vec::new() }
    }

    /// Whether a figure is asked for.
    pub fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|filter| name.contains(filter.as_str()))
    }

    /// Adds one. `bar` is empty where none is set.
    pub fn add(&mut self, name: &str, value: f64, unit: &'static str, bar: &'static str) {
        if self.wants(name) {
            println!("  {name}: {value:.1} {unit}");
            self.found.push(Figure { name: name.to_owned(), value, unit, bar });
        }
    }

    /// Adds a ceiling (closed loop).
    pub fn add_ceiling(&mut self, name: &str, measured: Measured, bar: &'static str) {
        self.add(&format!("{name}, ceiling"), measured.per_second, "/s", bar);
        self.add(&format!("{name}, ceiling p50"), measured.p50_ms, "ms", "");
        self.add(&format!("{name}, ceiling p99"), measured.p99_ms, "ms", "");
    }

    /// Adds latencies at a rate (open loop).
    pub fn add_latency(&mut self, name: &str, rate: f64, measured: Measured, bar: &'static str) {
        self.add(&format!("{name}, p50 at {rate:.0}/s"), measured.p50_ms, "ms", "");
        self.add(&format!("{name}, p99 at {rate:.0}/s"), measured.p99_ms, "ms", bar);
    }

    /// The table.
    pub fn table(&self) -> String {
        let width = self.found.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0);
        let row = |figure: &Figure| {
            format!("{:width$}  {:>12.1} {:<5} {}", figure.name, figure.value, figure.unit, figure.bar)
        };
        let head = format!("{:width$}  {:>12} {:<5} {}", "figure", "value", "unit", "bar");
        std::iter::once(head).chain(self.found.iter().map(row)).collect::<Vec<_>>().join("\n")
    }

    /// The same as JSON.
    pub fn write(&self, file: &Path) -> Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, serde_json::to_string_pretty(&self.found)? + "\n")?;
        println!("written to {}", file.display());
        Ok(())
    }
}
