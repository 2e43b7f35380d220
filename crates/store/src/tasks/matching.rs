//! The tasks that a filter finds. The statement is put together from fixed words, one for each kind of question, and
//! everything that somebody wrote is bound; so there is no text that could become a statement.
//!
//! It finds what `Filter::holds` finds: every question is true or false and never null, names are looked up by the
//! caller and compared as ids, and texts are compared in their folded form, byte by byte.

use domain::{
    ids::{HabitId, LabelId, ProjectId, SectionId, TaskId, UserId},
    tasks::{
        Timeframe,
        filter::{DayOf, DayRange, Filter, TaskNames, Term, folded},
    },
};
use jiff::civil::Date;
use sqlx::{PgConnection, Postgres, QueryBuilder};
use uuid::Uuid;

use crate::StoreError;

/// The open tasks that a filter finds on the owner's day, in no order.
///
/// # Errors
/// When the query fails.
pub async fn open_ids(
    conn: &mut PgConnection,
    owner: UserId,
    filter: &Filter,
    names: &TaskNames<'_>,
    today: Date,
) -> Result<Vec<TaskId>, StoreError> {
    let mut query =
        QueryBuilder::new("select task_id from tasks where completed_at is null and deleted_at is null and user_id = ");
    query.push_bind(owner.uuid()).push(" and ");
    Question { names, today }.filter(&mut query, filter);
    read(query, conn).await
}

/// The same of what is done, the last first, at most so many.
///
/// # Errors
/// When the query fails.
pub async fn done_ids(
    conn: &mut PgConnection,
    owner: UserId,
    filter: &Filter,
    names: &TaskNames<'_>,
    today: Date,
    most: i64,
) -> Result<Vec<TaskId>, StoreError> {
    let mut query = QueryBuilder::new(
        "select task_id from tasks where completed_at is not null and deleted_at is null and user_id = ",
    );
    query.push_bind(owner.uuid()).push(" and ");
    Question { names, today }.filter(&mut query, filter);
    query.push(" order by completed_on desc, completed_at desc, task_id desc limit ").push_bind(most);
    read(query, conn).await
}

/// Nobody asks the same again often enough for a statement to be kept.
async fn read(mut query: QueryBuilder<Postgres>, conn: &mut PgConnection) -> Result<Vec<TaskId>, StoreError> {
    let found: Vec<Uuid> = query.build_query_scalar().persistent(false).fetch_all(conn).await?;
    Ok(found.into_iter().map(TaskId).collect())
}

/// By what a filter is asked.
struct Question<'a> {
    names: &'a TaskNames<'a>,
    today: Date,
}

impl Question<'_> {
    fn filter(&self, query: &mut QueryBuilder<Postgres>, filter: &Filter) {
        match filter {
            Filter::Term(term) => self.term(query, term),
            Filter::Not(inner) => {
                query.push("not ");
                self.filter(query, inner);
            }
            Filter::All(parts) => self.joined(query, parts, " and "),
            Filter::Any(parts) => self.joined(query, parts, " or "),
        }
    }

    fn joined(&self, query: &mut QueryBuilder<Postgres>, parts: &[Filter], sign: &'static str) {
        query.push("(");
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                query.push(sign);
            }
            self.filter(query, part);
        }
        query.push(")");
    }

    fn term(&self, query: &mut QueryBuilder<Postgres>, term: &Term) {
        match term {
            Term::Days(of, range) => self.days(query, *of, *range),
            Term::NoDay(of) => plain(query, "(", column(*of), " is null)"),
            Term::Priority(priority) => equals(query, "priority", i16::from(*priority)),
            Term::Project(name) => {
                one_of(query, "project_id", self.names.projects_named(name).into_iter().map(ProjectId::uuid));
            }
            Term::NoProject => plain(query, "(", "project_id", " is null)"),
            Term::Section(name) => {
                one_of(query, "section_id", self.names.sections_named(name).into_iter().map(SectionId::uuid));
            }
            Term::NoSection => plain(query, "(", "section_id", " is null)"),
            Term::Label(name) => {
                let ids: Vec<Uuid> = self.names.labels_named(name).into_iter().map(LabelId::uuid).collect();
                query.push("(labels && ").push_bind(ids).push(")");
            }
            Term::NoLabel => plain(query, "(cardinality(", "labels", ") = 0)"),
            Term::Habit(name) => {
                one_of(query, "habit_id", self.names.habits_named(name).into_iter().map(HabitId::uuid));
            }
            Term::Timeframe(word) => equals(query, "timeframe", Timeframe::from(*word).as_str()),
            Term::NoTimeframe => plain(query, "(", "timeframe", " is null)"),
            Term::Recurring => plain(query, "(", "repeat", " is not null)"),
            Term::Text(text) => contains(query, text),
        }
    }

    fn days(&self, query: &mut QueryBuilder<Postgres>, of: DayOf, range: DayRange) {
        let (first, last) = range.dates(self.today);
        plain(query, "(", column(of), " is not null");
        for (sign, day) in [(" >= ", first), (" <= ", last)] {
            if let Some(day) = day {
                plain(query, " and ", column(of), sign);
                query.push_bind(jiff_sqlx::Date::from(day));
            }
        }
        query.push(")");
    }
}

const fn column(of: DayOf) -> &'static str {
    match of {
        DayOf::Due => "due_day",
        DayOf::Deadline => "deadline",
        DayOf::Start => "start_day",
    }
}

fn plain(query: &mut QueryBuilder<Postgres>, before: &'static str, column: &'static str, after: &'static str) {
    query.push(before).push(column).push(after);
}

fn equals<'t, T>(query: &mut QueryBuilder<Postgres>, column: &'static str, value: T)
where
    T: sqlx::Encode<'t, Postgres> + sqlx::Type<Postgres>,
{
    plain(query, "coalesce(", column, " = ");
    query.push_bind(value).push(", false)");
}

fn one_of(query: &mut QueryBuilder<Postgres>, column: &'static str, ids: impl Iterator<Item = Uuid>) {
    plain(query, "coalesce(", column, " = any(");
    query.push_bind(ids.collect::<Vec<Uuid>>()).push("), false)");
}

fn contains(query: &mut QueryBuilder<Postgres>, text: &str) {
    // No text of the database holds this sign, and none that does can be sent to it.
    if text.contains('\0') {
        query.push("false");
        return;
    }
    let wanted = folded(text);
    query.push("(strpos(title_folded, ").push_bind(wanted.clone());
    query.push(") > 0 or strpos(notes_folded, ").push_bind(wanted).push(") > 0)");
}
