//! Pages of a list: how many items, and from where.

use domain::problem::{FieldError, Problem};
use serde::Deserialize;
use utoipa::IntoParams;
use wire::Page;

use super::ApiError;

/// Most items of a page, and how many there are when nothing is asked for.
const MOST: usize = 200;

/// Which page of a short list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PageQuery {
    /// At most this many, 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<i64>,
    /// From the answer before.
    cursor: Option<String>,
}

impl PageQuery {
    /// The page of a list that was read whole. Its cursor counts items.
    ///
    /// # Errors
    /// 422 for a limit or a cursor that is none.
    pub fn of<T>(&self, items: Vec<T>) -> Result<Page<T>, ApiError> {
        let limit = limit(self.limit)?;
        let skipped = match &self.cursor {
            Some(text) => text.parse::<usize>().map_err(|_| not_a_cursor())?,
            None => 0,
        };
        let end = skipped.saturating_add(limit);
        let next_cursor = (items.len() > end).then(|| end.to_string());
        Ok(Page { items: items.into_iter().skip(skipped).take(limit).collect(), next_cursor })
    }
}

/// How many items were asked for.
///
/// # Errors
/// 422 `out_of_range` below 1 and above 200.
pub fn limit(asked: Option<i64>) -> Result<usize, ApiError> {
    let Some(asked) = asked else { return Ok(MOST) };
    match usize::try_from(asked) {
        Ok(limit @ 1..=MOST) => Ok(limit),
        _ => Err(ApiError(Problem::invalid(vec![FieldError::new("limit", "out_of_range")]))),
    }
}

/// The refusal of a cursor that no answer gave.
#[must_use]
pub fn not_a_cursor() -> ApiError {
    ApiError(Problem::invalid(vec![FieldError::new("cursor", "not_a_cursor")]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(limit: Option<i64>, cursor: Option<&str>) -> Result<(Vec<u8>, Option<String>), (u16, String)> {
        let query = PageQuery { limit, cursor: cursor.map(str::to_owned) };
        match query.of(vec![1, 2, 3]) {
            Ok(page) => Ok((page.items, page.next_cursor)),
            Err(ApiError(problem)) => Err((problem.status, problem.errors[0].field.clone())),
        }
    }

    #[test]
    fn a_list_is_read_page_by_page() {
        assert_eq!(page(None, None), Ok((vec![1, 2, 3], None)));
        assert_eq!(page(Some(2), None), Ok((vec![1, 2], Some("2".to_owned()))));
        assert_eq!(page(Some(2), Some("2")), Ok((vec![3], None)));
        assert_eq!(page(Some(3), None), Ok((vec![1, 2, 3], None)));
        assert_eq!(page(None, Some("7")), Ok((vec![], None)));
    }

    #[test]
    fn what_is_no_limit_or_cursor_is_refused() {
        for wrong in [0, -1, 201, i64::MAX] {
            assert_eq!(page(Some(wrong), None), Err((422, "limit".to_owned())), "{wrong}");
        }
        for wrong in ["", "-1", "abc"] {
            assert_eq!(page(None, Some(wrong)), Err((422, "cursor".to_owned())), "{wrong}");
        }
    }
}
