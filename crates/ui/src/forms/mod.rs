//! Fields and forms. They post without a script, keep what was typed, and say errors in words beside the field.

mod check_chips;
mod check_table;
mod checkbox;
mod error_summary;
mod field;
mod file_input;
mod form;
mod radio_group;
mod select;
mod swatches;
mod text_area;
mod text_input;

pub use check_chips::{CheckChips, CheckChoice};
pub use check_table::{CheckCell, CheckRow, CheckTable};
pub use checkbox::Checkbox;
pub use error_summary::{ErrorSummary, FieldProblem};
pub use field::control_id;
pub use file_input::FileInput;
pub use form::{FieldGroup, Form, FormActions};
pub use radio_group::{Choice, RadioGroup};
pub use select::{Select, SelectOption};
pub use swatches::{SwatchChoice, SwatchLook, Swatches};
pub use text_area::{TextArea, escape_text};
pub use text_input::{InputKind, TextInput};
