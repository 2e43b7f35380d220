//! Files: hashed ones for ever, the worker and the shell of this build, and what crawlers ask for.

mod crawlers;
mod service_worker;
mod shell;
mod statics;

pub use crawlers::{robots, security_txt, sitemap};
pub use service_worker::service_worker;
pub use shell::app_shell;
pub use statics::router;
