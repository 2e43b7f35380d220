//! Sections of projects.

use domain::{
    ids::{ProjectId, SectionId, TaskId, UserId},
    tasks::Section,
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Touched, place, present};
use crate::StoreError;

struct SectionRow {
    section_id: Uuid,
    project_id: Uuid,
    name: String,
    position: String,
    version: i64,
}

impl TryFrom<SectionRow> for Section {
    type Error = StoreError;

    fn try_from(row: SectionRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: SectionId(row.section_id),
            project_id: ProjectId(row.project_id),
            name: row.name,
            position: place("sections", &row.position)?,
            version: row.version,
        })
    }
}

macro_rules! select_sections {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            SectionRow,
            "select section_id, project_id, name, position, version from sections where user_id = $1 and "
                + $condition,
            $($arguments)*
        )
    };
}

pub(crate) async fn all_sections(conn: &mut PgConnection, user: UserId) -> Result<Vec<Section>, StoreError> {
    let query = select_sections!("true order by position, section_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(Section::try_from).collect()
}

pub(crate) async fn find_section(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Section, StoreError> {
    let query = select_sections!("section_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

pub(crate) async fn put_section(
    conn: &mut PgConnection,
    user: UserId,
    section: &Section,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into sections (user_id, section_id, project_id, name, position, version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (user_id, section_id) do update
        set project_id = excluded.project_id, name = excluded.name, position = excluded.position, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        section.id.uuid(),
        section.project_id.uuid(),
        section.name,
        section.position.as_str(),
        section.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn delete_section(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from sections where user_id = $1 and section_id = $2", user.uuid(), id).execute(conn).await?;
    Ok(())
}

/// The sections of a project, in order.
///
/// # Errors
/// When the query fails.
pub async fn sections_of(
    conn: &mut PgConnection,
    user: UserId,
    project: ProjectId,
) -> Result<Vec<Section>, StoreError> {
    let query = select_sections!("project_id = $2 order by position, section_id", user.uuid(), project.uuid());
    query.fetch_all(conn).await?.into_iter().map(Section::try_from).collect()
}

/// Takes a section off the tasks that have it, counts a version of each, and answers these.
///
/// # Errors
/// When the query fails.
pub async fn take_section(
    conn: &mut PgConnection,
    user: UserId,
    id: SectionId,
    at: Timestamp,
) -> Result<Vec<(TaskId, i64)>, StoreError> {
    let rows = sqlx::query_as!(
        Touched,
        r#"
        update tasks
        set section_id = null, version = version + 1, updated_at = $3
        where user_id = $1 and section_id = $2
        returning task_id, version, deleted_at is null as "is_present!"
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(present(rows.fetch_all(conn).await?))
}
