//! Reads the configuration from all its places.

use std::{
    env, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use toml::{Table, Value};

use crate::config::{Config, Schema, Section, environment, nearest::nearest};
use crate::postgres::default_data_directory;

const FILE_NAME: &str = "wellspring.toml";

/// What the command line says, which wins over everything else.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The file of the configuration.
    pub config: Option<PathBuf>,
    /// Where data lies.
    pub data_dir: Option<PathBuf>,
    /// Address and port to listen on.
    pub listen: Option<SocketAddr>,
    /// The built site.
    pub site_dir: Option<PathBuf>,
}

/// Reads defaults, file, environment and command line, in this order.
///
/// # Errors
/// A sentence for an unknown name or a value that cannot be read.
pub fn load(overrides: &Overrides) -> anyhow::Result<Config> {
    let env: Vec<(String, String)> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    load_from(overrides, &env)
}

pub(super) fn load_from(overrides: &Overrides, env: &[(String, String)]) -> anyhow::Result<Config> {
    let schema = Config::schema();
    let mut table = match file(overrides, env)? {
        Some(path) => read(&path, &schema)?,
        None => Table::new(),
    };
    environment::overlay(&mut table, &schema, env)?;
    let mut config: Config = Value::Table(table).try_into().context("The configuration cannot be read")?;
    config.data_dir = overrides.data_dir.clone().or(config.data_dir);
    config.site_dir = overrides.site_dir.clone().or(config.site_dir);
    config.listen = overrides.listen.unwrap_or(config.listen);
    Ok(config)
}

/// The file that was named, or the one in the data directory if it is there.
fn file(overrides: &Overrides, env: &[(String, String)]) -> anyhow::Result<Option<PathBuf>> {
    let set = |name: &str| {
        let found = env.iter().find(|(known, value)| known == name && !value.is_empty());
        found.map(|(_, value)| PathBuf::from(value))
    };
    if let Some(path) = overrides.config.clone().or_else(|| set("WELLSPRING_CONFIG")) {
        return Ok(Some(path));
    }
    let data_dir = overrides.data_dir.clone().or_else(|| set("WELLSPRING_DATA_DIR"));
    let path = data_dir.or_else(|| default_data_directory().ok()).map(|folder| folder.join(FILE_NAME));
    Ok(path.filter(|path| path.exists()))
}

fn read(path: &Path, schema: &Schema) -> anyhow::Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let table: Table = toml::from_str(&text).with_context(|| format!("{} is not valid TOML", path.display()))?;
    refuse_unknown(&table, schema, "").with_context(|| format!("{} cannot be used", path.display()))?;
    Ok(table)
}

fn refuse_unknown(table: &Table, schema: &Schema, above: &str) -> anyhow::Result<()> {
    for (key, value) in table {
        if schema.fields.iter().any(|field| field.key == key) {
            continue;
        }
        match (schema.sections.iter().find(|(name, _)| name == key), value) {
            (Some((name, below)), Value::Table(value)) => refuse_unknown(value, below, &format!("{name}."))?,
            (Some((name, _)), _) => bail!("\"{name}\" is a section: write it as [{name}]."),
            (None, _) => {
                let names = schema.fields.iter().map(|field| field.key);
                let near = nearest(key, names.chain(schema.sections.iter().map(|(name, _)| *name)));
                bail!("The key \"{above}{key}\" is not known. Did you mean \"{above}{}\"?", near.unwrap_or_default());
            }
        }
    }
    Ok(())
}
