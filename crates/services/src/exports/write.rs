//! Writing a copy in any form to any sink.

use domain::ids::UserId;

use super::{ExportForm, Sink, archive, ics, json, loop_csv, output::Output, snapshot::Snapshot, tables_csv};
use crate::{ServiceError, Services};

/// Writes a copy of an owner's rows as they are now.
pub(super) async fn write<S: Sink>(
    services: &Services,
    owner: UserId,
    form: ExportForm,
    sink: &mut S,
) -> Result<(), ServiceError> {
    let mut snapshot = Snapshot::take(services, owner).await?;
    let mut output = Output::new(sink);
    match form {
        ExportForm::Archive => archive::write(&mut snapshot, &mut output).await?,
        ExportForm::LoopCsv => loop_csv::write(&mut snapshot, &mut output).await?,
        ExportForm::Csv => tables_csv::write(&mut snapshot, &mut output).await?,
        ExportForm::Json => json::write(&mut snapshot, &mut output).await?,
        ExportForm::Ics => ics::write(&mut snapshot, &mut output).await?,
    }
    output.finish().await?;
    snapshot.close().await
}
