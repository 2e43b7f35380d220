//! A copy as clients see it.

use services::exports::Export;
use wire::ExportView;

pub(super) fn view(export: Export) -> ExportView {
    ExportView {
        id: export.export_id.uuid(),
        form: export.form.as_str().to_owned(),
        state: export.state.as_str().to_owned(),
        asked_at: export.asked_at,
        expires_at: export.expires_at,
        rows_done: export.rows_done,
        rows_in_all: export.rows_in_all,
        path: export.path(),
        file_name: export.file_name,
        bytes: export.bytes,
        sha256: export.sha256,
    }
}
