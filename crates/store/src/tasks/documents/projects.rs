//! Projects.

use domain::{
    ids::{ProjectId, TaskId, UserId},
    tasks::{Project, ProjectLayout},
};
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Touched, place, present};
use crate::StoreError;

struct ProjectRow {
    project_id: Uuid,
    name: String,
    color: i16,
    layout: String,
    position: String,
    archived_at: Option<jiff_sqlx::Timestamp>,
    version: i64,
}

impl TryFrom<ProjectRow> for Project {
    type Error = StoreError;

    fn try_from(row: ProjectRow) -> Result<Self, StoreError> {
        let layout = match row.layout.as_str() {
            "list" => ProjectLayout::List,
            "board" => ProjectLayout::Board,
            _ => return Err(StoreError::Corrupt { table: "projects", column: "layout" }),
        };
        Ok(Self {
            id: ProjectId(row.project_id),
            name: row.name,
            color: u8::try_from(row.color).map_err(|_| StoreError::Corrupt { table: "projects", column: "color" })?,
            layout,
            position: place("projects", &row.position)?,
            archived_at: row.archived_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: row.version,
        })
    }
}

macro_rules! select_projects {
    ($condition:tt, $($arguments:tt)*) => {
        sqlx::query_as!(
            ProjectRow,
            "select project_id, name, color, layout, position, archived_at, version from projects where user_id = $1 and "
                + $condition,
            $($arguments)*
        )
    };
}

pub(crate) async fn all_projects(conn: &mut PgConnection, user: UserId) -> Result<Vec<Project>, StoreError> {
    let query = select_projects!("true order by position, project_id", user.uuid());
    query.fetch_all(conn).await?.into_iter().map(Project::try_from).collect()
}

pub(crate) async fn find_project(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<Project, StoreError> {
    let query = select_projects!("project_id = $2", user.uuid(), id);
    query.fetch_optional(conn).await?.ok_or(StoreError::NotFound)?.try_into()
}

pub(crate) async fn put_project(
    conn: &mut PgConnection,
    user: UserId,
    project: &Project,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query!(
        r#"
        insert into projects (user_id, project_id, name, color, layout, position, archived_at, version, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (user_id, project_id) do update
        set name = excluded.name, color = excluded.color, layout = excluded.layout, position = excluded.position, archived_at = excluded.archived_at, version = excluded.version,
            updated_at = excluded.updated_at
        "#,
        user.uuid(),
        project.id.uuid(),
        project.name,
        i16::from(project.color),
        layout(project.layout),
        project.position.as_str(),
        project.archived_at.map(jiff_sqlx::Timestamp::from) as _,
        project.version,
        jiff_sqlx::Timestamp::from(at) as _
    )
    .execute(conn)
    .await?;
    Ok(())
}

pub(crate) async fn delete_project(conn: &mut PgConnection, user: UserId, id: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from projects where user_id = $1 and project_id = $2", user.uuid(), id).execute(conn).await?;
    Ok(())
}

const fn layout(layout: ProjectLayout) -> &'static str {
    match layout {
        ProjectLayout::List => "list",
        ProjectLayout::Board => "board",
    }
}

/// Takes a project and its sections off the tasks that have it, counts a version of each, and answers these.
///
/// # Errors
/// When the query fails.
pub async fn take_project(
    conn: &mut PgConnection,
    user: UserId,
    id: ProjectId,
    at: Timestamp,
) -> Result<Vec<(TaskId, i64)>, StoreError> {
    let rows = sqlx::query_as!(
        Touched,
        r#"
        update tasks
        set project_id = null, section_id = null, version = version + 1, updated_at = $3
        where user_id = $1 and project_id = $2
        returning task_id, version, deleted_at is null as "is_present!"
        "#,
        user.uuid(),
        id.uuid(),
        jiff_sqlx::Timestamp::from(at) as _
    );
    Ok(present(rows.fetch_all(conn).await?))
}
