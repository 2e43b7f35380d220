//! Taking everything along.

mod export_page;
mod load;
mod server_fns;
mod view;

pub use export_page::ExportPage;
#[cfg(all(test, feature = "ssr"))]
pub(in crate::in_and_out) use export_page::exports_view;
pub use load::{LoadExports, load_exports};
pub use server_fns::{RemoveExport, RequestExport};
pub use view::{ExportItem, ExportStage, ExportsView};
