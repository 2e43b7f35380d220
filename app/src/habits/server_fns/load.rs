//! Loaders: one for each page, answering with all that the page shows. By GET, because they change nothing.

use domain::habits::{
    AcrossView, HabitFiguresView, HabitGroup, HabitListView, HabitPageView, Identity, TimesOfDay, TodayView, TrashView,
};
#[cfg(feature = "ssr")]
use domain::{ids::HabitId, time::plain_day};
use jiff::civil::Date;
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};

use super::HabitForm;
#[cfg(feature = "ssr")]
use crate::request::{loader_error, signed_in};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};

/// A day. Without one, today; a day that is none is today as well, because an old link should still lead somewhere.
#[server(prefix = "/rpc", endpoint = "habits/load_today", input = GetUrl, output = JsonAnswer)]
pub async fn load_today(day: Option<String>, draft: Option<String>) -> Result<Loaded<TodayView>, AppError> {
    let (services, actor) = signed_in()?;
    let day = day.as_deref().and_then(plain_day);
    let value = services.habits().today(&actor, day).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// All habits.
#[server(prefix = "/rpc", endpoint = "habits/load_habits", input = GetUrl, output = JsonAnswer)]
pub async fn load_habits(draft: Option<String>) -> Result<Loaded<HabitListView>, AppError> {
    let (services, actor) = signed_in()?;
    let groups = services.habits().groups(&actor).await.map_err(loader_error)?;
    let value = services.habits().list(&actor).await.map_err(loader_error)?.in_groups(groups);
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// What is in the trash.
#[server(prefix = "/rpc", endpoint = "habits/load_trash", input = GetUrl, output = JsonAnswer)]
pub async fn load_trash(draft: Option<String>) -> Result<Loaded<TrashView>, AppError> {
    let (services, actor) = signed_in()?;
    let value = services.habits().trash(&actor).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// One habit, with a day to edit and a year to show.
#[server(prefix = "/rpc", endpoint = "habits/load_habit", input = GetUrl, output = JsonAnswer)]
pub async fn load_habit(
    id: String,
    day: Option<String>,
    year: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<HabitPageView>, AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = id.parse().map_err(|_| loader_error(services::ServiceError::NotFound))?;
    let day = day.as_deref().and_then(plain_day);
    let year = year.and_then(|year| year.parse::<i16>().ok());
    let page = services.habits().page(&actor, id, day, year).await.map_err(loader_error)?;
    let tasks = services.tasks().habit_progress(&actor, id).await.map_err(loader_error)?;
    let value = HabitPageView { tasks, ..page };
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// The figures of one habit: how far back the curve goes, by what totals are, and the year of its squares.
#[server(prefix = "/rpc", endpoint = "habits/load_figures", input = GetUrl, output = JsonAnswer)]
pub async fn load_figures(
    id: String,
    span: Option<String>,
    by: Option<String>,
    year: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<HabitFiguresView>, AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = id.parse().map_err(|_| loader_error(services::ServiceError::NotFound))?;
    let request = crate::habits::figures_pages::figures_request(span.as_deref(), by.as_deref(), year.as_deref());
    let value = services.habits().figures(&actor, id, request).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// At what time of day a habit happens: what a device does not know by itself.
#[server(prefix = "/rpc", endpoint = "habits/load_times", input = GetUrl, output = JsonAnswer)]
pub async fn load_times(id: String) -> Result<TimesOfDay, AppError> {
    let (services, actor) = signed_in()?;
    let id: HabitId = id.parse().map_err(|_| loader_error(services::ServiceError::NotFound))?;
    services.habits().times_of_day(&actor, id).await.map_err(loader_error)
}

/// The figures across habits. `chosen`: ids with commas between.
#[server(prefix = "/rpc", endpoint = "habits/load_across", input = GetUrl, output = JsonAnswer)]
pub async fn load_across(
    month: Option<String>,
    page: Option<String>,
    chosen: Option<String>,
    by: Option<String>,
    draft: Option<String>,
) -> Result<Loaded<AcrossView>, AppError> {
    let (services, actor) = signed_in()?;
    let (month, page) = (month.as_deref(), page.as_deref());
    let request = crate::habits::figures_pages::across_request(month, page, chosen.as_deref(), by.as_deref());
    let value = services.habits().figures_across(&actor, &request).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// What the form of a habit starts with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HabitFormView {
    /// The fields as the form writes them.
    pub form: HabitForm,
    /// Its name, for the title; none for a new habit.
    pub name: Option<String>,
    /// The last day that a habit may start.
    pub today: Date,
    /// The groups that it may be put in.
    pub groups: Vec<HabitGroup>,
    /// The identities that it may vote for.
    pub identities: Vec<Identity>,
}

impl HabitFormView {
    /// The form, for now without what it may belong to.
    #[must_use]
    pub const fn new(form: HabitForm, name: Option<String>, today: Date) -> Self {
        Self { form, name, today, groups: Vec::new(), identities: Vec::new() }
    }

    /// The same with what the habit may belong to.
    #[must_use]
    pub fn among(self, groups: Vec<HabitGroup>, identities: Vec<Identity>) -> Self {
        Self { groups, identities, ..self }
    }
}

/// The form of a habit, or of a new one.
#[server(prefix = "/rpc", endpoint = "habits/load_form", input = GetUrl, output = JsonAnswer)]
pub async fn load_habit_form(id: Option<String>, draft: Option<String>) -> Result<Loaded<HabitFormView>, AppError> {
    let (services, actor) = signed_in()?;
    let today = actor.day_at(services.now());
    let groups = services.habits().groups(&actor).await.map_err(loader_error)?;
    let identities = services.habits().identities(&actor).await.map_err(loader_error)?;
    let value = match id {
        None => HabitFormView::new(crate::habits::form::habit_fields::blank(services.new_id()), None, today),
        Some(id) => {
            let id: HabitId = id.parse().map_err(|_| loader_error(services::ServiceError::NotFound))?;
            let record = services.habits().find(&actor, id).await.map_err(loader_error)?;
            crate::habits::form::habit_fields::view(&record.habit, record.chosen_starts_on, today, &actor.preferences)
        }
    };
    let value = value.among(groups, identities);
    Ok(Loaded::new(&services, actor, draft, value).await)
}
