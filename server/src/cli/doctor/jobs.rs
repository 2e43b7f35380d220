//! Looks for work that was given up. There is nothing to say when there is none.

use sqlx::PgPool;

use super::Finding;

pub(super) async fn look(owner: &PgPool) -> anyhow::Result<Option<Finding>> {
    let count: i64 = sqlx::query_scalar("select count(*) from jobs where state = 'dead'").fetch_one(owner).await?;
    let jobs = match count {
        0 => return Ok(None),
        1 => "One job was".to_owned(),
        _ => format!("{count} jobs were"),
    };
    Ok(Some(Finding::Note(format!(
        "{jobs} given up. `wellspring jobs list` tells why, `wellspring jobs retry --all` lets them begin anew."
    ))))
}
