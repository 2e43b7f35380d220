//! Who may call what.

mod table;
