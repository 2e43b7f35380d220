//! What lies above the page: dialogs, sheets, toasts; and what folds away inside it.

mod dialog;
mod disclosure;
mod toast;
mod toasts;

pub use dialog::{Dialog, Sheet};
pub use disclosure::Disclosure;
pub use toast::ToastRegion;
pub use toasts::{Toast, Toasts, provide_toasts, use_toasts};
