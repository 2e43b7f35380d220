//! Keeps the relocations in the linked module: the build cuts it into the app and its later parts by them.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
}
