//! A standard library for wasm from Debian's source package, in a private sysroot.
//!
//! Nothing is written outside the clone: the sysroot lies under `target/tools` and a wrapper names it, so that an
//! ordinary user needs no right that root has.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::wasm::TARGET;
use crate::{paths, programs};

/// With bitcode beside the machine code, as rustup's libraries have it: the release of the browser half is optimised
/// whole, the library with it. For size, as the rest of it.
const FLAGS: &str = "-Cembed-bitcode=yes -Copt-level=z";

/// Folder of the sysroot, its stamp and the wrapper.
pub fn folder() -> PathBuf {
    paths::tools().join("wasm")
}

/// A `rustc` that knows the private sysroot.
pub fn wrapper() -> PathBuf {
    folder().join("rustc")
}

/// The standard library's source in Debian's layout.
pub fn source() -> Option<PathBuf> {
    let library = PathBuf::from("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    library.is_file().then_some(library)
}

/// What a built library depends on: the compiler and how it was called.
fn stamp(rustc: &Path) -> Result<String> {
    Ok(format!("{}{FLAGS}\n", programs::output(programs::command(rustc).arg("-vV"))?))
}

/// Whether the library was built by the compiler that is installed now.
pub fn is_current(rustc: &Path) -> bool {
    let stamped = fs::read_to_string(folder().join("stamp")).unwrap_or_default();
    !stamped.is_empty() && stamp(rustc).is_ok_and(|now| now == stamped)
}

/// Builds the library with `rustc` and puts it into the private sysroot.
pub fn build(rustc: &Path) -> Result<()> {
    println!("setup: building the standard library for {TARGET} (once, about a minute)");
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    // What was compiled against an earlier library cannot be linked with this one, and cargo does not know of the
    // change.
    let _ = fs::remove_dir_all(paths::front_target().join(TARGET));
    let crate_folder = folder.join("crate");
    fs::create_dir_all(crate_folder.join("src")).context("cannot write under the target folder")?;
    let manifest = "[package]\nname = \"std-for-wasm\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                    [lib]\ncrate-type = [\"cdylib\"]\n\n[workspace]\n";
    fs::write(crate_folder.join("Cargo.toml"), manifest)?;
    fs::write(crate_folder.join("src/lib.rs"), "")?;
    let target_dir = crate_folder.join("target");
    let mut cargo = programs::cargo();
    cargo.current_dir(&crate_folder).env("RUSTC", rustc).env("RUSTC_BOOTSTRAP", "1").env_remove("CARGO_TARGET_DIR");
    cargo.env_remove("CARGO_ENCODED_RUSTFLAGS").env("RUSTFLAGS", FLAGS);
    cargo.args(["build", "--quiet", "--release", "--target", TARGET, "-Zbuild-std=std,panic_abort", "--target-dir"]);
    programs::run(cargo.arg(&target_dir))?;
    fill_sysroot(rustc, &target_dir)?;
    fs::remove_dir_all(&crate_folder)?;
    fs::write(folder.join("stamp"), stamp(rustc)?)?;
    Ok(())
}

fn fill_sysroot(rustc: &Path, target_dir: &Path) -> Result<()> {
    let own = programs::output(programs::command(rustc).args(["--print", "sysroot"]))?;
    let system = Path::new(own.trim()).join("lib/rustlib");
    let sysroot = folder().join("sysroot");
    let rustlib = sysroot.join("lib/rustlib");
    let libraries = rustlib.join(TARGET).join("lib");
    fs::create_dir_all(&libraries)?;
    for entry in fs::read_dir(&system).with_context(|| format!("cannot read {}", system.display()))?.flatten() {
        // The host's own libraries stay where they are: build scripts and macros need them too.
        if entry.file_name() != TARGET {
            symlink(entry.path(), rustlib.join(entry.file_name()))?;
        }
    }
    let built = target_dir.join(TARGET).join("release/deps");
    let mut copied = Vec::new();
    for entry in fs::read_dir(&built)?.flatten().filter(|entry| entry.path().extension().is_some_and(|e| e == "rlib")) {
        fs::copy(entry.path(), libraries.join(entry.file_name()))?;
        copied.push(entry.file_name().to_string_lossy().into_owned());
    }
    if !copied.iter().any(|name| name.starts_with("libcore-")) {
        bail!("the build of the standard library left no libcore in {}", built.display());
    }
    let script = format!("#!/bin/sh\nexec \"{}\" --sysroot \"{}\" \"$@\"\n", rustc.display(), sysroot.display());
    fs::write(wrapper(), script)?;
    fs::set_permissions(wrapper(), fs::Permissions::from_mode(0o755))?;
    Ok(())
}
