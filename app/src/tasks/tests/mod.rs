//! Pages of tasks rendered to text, as a browser without wasm gets them.

mod form;
mod lists;
mod one;
mod scene;
mod sorting;
mod today;
