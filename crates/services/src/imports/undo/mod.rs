//! Taking an import back: what nobody has touched since goes, as if it had never been there; what was changed stays,
//! and is told.

mod documents;
mod habits;
mod whole;
