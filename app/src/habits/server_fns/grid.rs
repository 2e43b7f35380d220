//! The grid's loader, and what a press on one of its days posts without wasm. All days stand in one form: sixty rows of
//! a month would be nearly two thousand forms. So the pressed button says which habit, which day, and what is to be
//! said.

use domain::habits::GridView;
#[cfg(feature = "ssr")]
use domain::habits::{EntryPatch, Patch};
use leptos::{prelude::*, server_fn::codec::GetUrl};
use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use uuid::Uuid;

#[cfg(feature = "ssr")]
use super::{EntryForm, check_in, entries::patch, increment};
use crate::{error::AppError, json::JsonAnswer, page::Loaded};
#[cfg(feature = "ssr")]
use crate::{
    habits::grid::{CellName, GridWish, LEAST_DAYS, MOST_ROWS, Saying},
    page::Change,
    request::{loader_error, refuse, signed_in},
};

/// A window of the grid. `wish` as the address of the page has it.
#[server(prefix = "/rpc", endpoint = "habits/load_grid", input = GetUrl, output = JsonAnswer)]
pub async fn load_grid(wish: String, draft: Option<String>) -> Result<Loaded<GridView>, AppError> {
    let (services, actor) = signed_in()?;
    let wish = GridWish::from_text(&wish);
    let today = services.habits().calendar(&actor).today;
    let request = wish.request(today, LEAST_DAYS, wish.first_row(), MOST_ROWS);
    let value = services.habits().grid(&actor, &request).await.map_err(loader_error)?;
    Ok(Loaded::new(&services, actor, draft, value).await)
}

/// A press on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TapForm {
    /// Habit, day and what is to be said, apart by spaces.
    pub cell: String,
    /// Of the page, so that a repeated post adds once.
    pub form_id: String,
}

/// Says of a day what its button says.
#[server(prefix = "/rpc", endpoint = "habits/tap_cell")]
pub async fn tap_cell(#[server(flatten)] form: TapForm) -> Result<(), AppError> {
    signed_in()?;
    let name = CellName::parse(&form.cell).ok_or_else(|| refuse(AppError::field("cell", "unknown_choice")))?;
    let (habit_id, day) = (name.habit_id.to_string(), name.day.to_string());
    let entry = EntryForm { habit_id, day, ..EntryForm::default() };
    match name.saying {
        Saying::Status(status) => {
            let status = status.map_or_else(String::new, |status| status.as_str().to_owned());
            check_in(EntryForm { status, ..entry }).await
        }
        Saying::Value(value) => {
            let value = value.map_or(Patch::Clear, Patch::Set);
            patch(&entry, Change::Valued, EntryPatch { value, ..EntryPatch::default() }).await
        }
        Saying::AddOne => {
            let increment_id = increment_id(&form.form_id, &name).map(|id| id.to_string()).unwrap_or_default();
            increment(EntryForm { amount: "1".to_owned(), increment_id, ..entry }).await
        }
    }
}

/// One id for each day of a page: a second post of the same page counts once.
#[cfg(feature = "ssr")]
fn increment_id(form_id: &str, name: &CellName) -> Option<Uuid> {
    let form_id: Uuid = form_id.parse().ok().filter(|id: &Uuid| !id.is_nil())?;
    let mut bytes = *form_id.as_bytes();
    for (byte, other) in bytes.iter_mut().zip(name.habit_id.uuid().as_bytes()).skip(9) {
        *byte ^= other;
    }
    let day = (i32::from(name.day.year()) * 366 + i32::from(name.day.day_of_year())).to_be_bytes();
    for (byte, other) in bytes.iter_mut().skip(12).zip(day) {
        *byte ^= other;
    }
    Some(Uuid::from_bytes(bytes))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_page_adds_once_to_each_day_of_each_habit() {
        let form = "018f4f2e-0000-7000-8000-0000000000ff";
        let name = |habit: u8, day: &str| {
            let text = format!("018f4f2e-0000-7000-8000-00000000000{habit} {day} +1");
            increment_id(form, &CellName::parse(&text).unwrap()).unwrap()
        };
        let id = name(1, "2026-03-12");
        assert_eq!(id, name(1, "2026-03-12"));
        assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
        assert!(id != name(1, "2026-03-11") && id != name(2, "2026-03-12"));
        assert_eq!(increment_id("", &CellName::parse(&format!("{form} 2026-03-12 +1")).unwrap()), None);
    }
}
