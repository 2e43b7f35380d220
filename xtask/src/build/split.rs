//! Cuts the linked module: what the first page needs, and parts that are fetched when an area is first opened.
//!
//! The cut runs on what the linker left, before bindgen, because it needs the relocations and the names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// The module that loads the parts, beside the glue.
pub const LINK: &str = "parts.js";

/// What each area needs of them.
const AREAS: &str = "areas.json";

/// Names of files without their ending, by area.
pub type Areas = BTreeMap<String, Vec<String>>;

/// Writes the parts and their loader into `folder`; says where the first module lies, which bindgen reads next.
pub fn split(module: &Path, folder: &Path) -> Result<PathBuf> {
    let linked = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let first = module.with_file_name("frontend.first.wasm");
    let link_name = format!("./{LINK}");
    let mut options = Options::new(&linked);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = &link_name;
    options.main_module = "./wellspring.js";
    let cut =
        transform(options).map_err(|error| anyhow!("{error:#}")).context("the module cannot be cut into parts")?;
    let areas: Areas = cut.prefetch_map.into_iter().collect();
    fs::write(folder.join(AREAS), serde_json::to_string(&areas)?)?;
    Ok(first)
}

/// What each area needs of the parts in `folder`.
pub fn areas(folder: &Path) -> Result<Areas> {
    Ok(serde_json::from_str(&fs::read_to_string(folder.join(AREAS))?)?)
}

/// The finished parts in `folder`, without the first module.
pub fn parts(folder: &Path) -> Result<Vec<PathBuf>> {
    let files = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let is_part = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.ends_with(".wasm") && name != "wellspring_bg.wasm"
    };
    let mut parts: Vec<_> = files.filter(is_part).collect();
    parts.sort();
    Ok(parts)
}
