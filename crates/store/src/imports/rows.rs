//! What was made of a file, by its own ids.

use domain::{
    ids::{ImportId, UserId},
    imports::ImportFormat,
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::StoreError;

/// Something that an import made, or joined to what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeRow {
    /// `habit`, `group`, `reminder`, `project`, `section`, `label`, `task`, or `row` of our own archive.
    pub kind: String,
    /// Its id in the file.
    pub source_id: String,
    /// Its id here.
    pub target_id: Uuid,
    /// Whether it was not there before.
    pub is_made: bool,
    /// Its version after the import.
    pub version: i64,
}

/// What an earlier import made of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownSource {
    /// `habit`, `group`, `reminder`, `project`, `section`, `label`, `task`, or `row` of our own archive.
    pub kind: String,
    /// Its id in the file.
    pub source_id: String,
    /// Its id here.
    pub target_id: Uuid,
    /// Whether the file was the same, byte by byte.
    pub is_same_file: bool,
}

/// Notes what was made.
///
/// # Errors
/// When the query fails.
pub async fn put_made(
    conn: &mut PgConnection,
    user: UserId,
    import: ImportId,
    rows: &[MadeRow],
) -> Result<(), StoreError> {
    let kinds: Vec<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    let sources: Vec<&str> = rows.iter().map(|row| row.source_id.as_str()).collect();
    let targets: Vec<Uuid> = rows.iter().map(|row| row.target_id).collect();
    let changes: Vec<&str> = rows.iter().map(|row| if row.is_made { "made" } else { "joined" }).collect();
    let versions: Vec<i64> = rows.iter().map(|row| row.version).collect();
    sqlx::query!(
        r#"
        insert into import_rows (user_id, import_id, kind, source_id, target_id, change, version)
        select $1, $2, kind, source_id, target_id, change, version
        from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::bigint[])
            as r (kind, source_id, target_id, change, version)
        "#,
        user.uuid(),
        import.uuid(),
        &kinds as &[&str],
        &sources as &[&str],
        &targets,
        &changes as &[&str],
        &versions
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What an import made, in the order of kinds and ids.
///
/// # Errors
/// When the query fails.
pub async fn made_by(conn: &mut PgConnection, user: UserId, import: ImportId) -> Result<Vec<MadeRow>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select kind, source_id, target_id, change, version
        from import_rows
        where user_id = $1 and import_id = $2
        order by kind, source_id
        "#,
        user.uuid(),
        import.uuid()
    )
    .fetch_all(conn)
    .await?;
    let made = rows.into_iter().map(|row| MadeRow {
        kind: row.kind,
        source_id: row.source_id,
        target_id: row.target_id,
        is_made: row.change == "made",
        version: row.version,
    });
    Ok(made.collect())
}

/// What imports of a format that still hold have made, the newest of each thing.
///
/// # Errors
/// When the query fails.
pub async fn known_sources(
    conn: &mut PgConnection,
    user: UserId,
    format: ImportFormat,
    sha256: &[u8; 32],
) -> Result<Vec<KnownSource>, StoreError> {
    let rows = sqlx::query!(
        r#"
        select distinct on (r.kind, r.source_id) r.kind, r.source_id, r.target_id, b.sha256 = $3 as "is_same_file!"
        from import_rows r
        join import_batches b on b.user_id = $1 and b.import_id = r.import_id
        where r.user_id = $1 and b.format = $2 and b.state = 'applied'
        order by r.kind, r.source_id, b.sha256 = $3 desc, b.applied_at desc
        "#,
        user.uuid(),
        format.as_str(),
        sha256.as_slice()
    )
    .fetch_all(conn)
    .await?;
    let known = rows.into_iter().map(|row| KnownSource {
        kind: row.kind,
        source_id: row.source_id,
        target_id: row.target_id,
        is_same_file: row.is_same_file,
    });
    Ok(known.collect())
}
