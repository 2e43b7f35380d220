//! Rebuilds the embedded migrations when one is added: cargo sees only this crate's own files by itself.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
