//! What the address asks of the grid: an order, what to hide, up to which day, which page of rows. It stands there so
//! that it can be kept, shared, and gone back to, and so that plain links and forms can ask for it.

use domain::{
    habits::{GridOrder, GridRequest},
    time::plain_day,
};
use jiff::{ToSpan, civil::Date};

use super::scene::MOST_ROWS;

/// Wishes, all of which may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::habits) struct GridWish {
    pub order: GridOrder,
    pub hide_done: bool,
    pub with_archived: bool,
    /// The last day; today when left out.
    pub to: Option<Date>,
    /// Pages of rows before the one that is shown.
    pub page: usize,
}

impl GridWish {
    /// From a query. What cannot be read asks for nothing, because an old link should still lead somewhere.
    pub fn read(get: impl Fn(&'static str) -> Option<String>) -> Self {
        let is = |key, word: &str| get(key).is_some_and(|text| text == word);
        let page = get("page").and_then(|text| text.parse::<usize>().ok()).filter(|page| (2..1_000).contains(page));
        Self {
            order: get("sort").and_then(|text| GridOrder::parse(&text).ok()).unwrap_or_default(),
            hide_done: is("done", "hide"),
            with_archived: is("archived", "show"),
            to: get("to").and_then(|text| plain_day(&text)).filter(|day| (1900..=2200).contains(&day.year())),
            page: page.map_or(0, |page| page - 1),
        }
    }

    /// From the text of a query, as [`Self::to_text`] writes it.
    #[cfg(any(test, feature = "ssr"))]
    pub fn from_text(text: &str) -> Self {
        let pairs = || text.split('&').filter_map(|pair| pair.split_once('='));
        Self::read(|key| pairs().find(|(name, _)| *name == key).map(|(_, value)| value.to_owned()))
    }

    /// As a query, without a question mark. Nothing in it needs to be escaped.
    pub fn to_text(self) -> String {
        let mut pairs = Vec::new();
        if self.order != GridOrder::default() {
            pairs.push(format!("sort={}", self.order.as_str()));
        }
        if self.hide_done {
            pairs.push("done=hide".to_owned());
        }
        if self.with_archived {
            pairs.push("archived=show".to_owned());
        }
        pairs.extend(self.to.map(|day| format!("to={day}")));
        if self.page > 0 {
            pairs.push(format!("page={}", self.page + 1));
        }
        pairs.join("&")
    }

    /// The path of the page that shows it.
    pub fn address(self) -> String {
        match self.to_text() {
            text if text.is_empty() => "/app/grid".to_owned(),
            text => format!("/app/grid?{text}"),
        }
    }

    /// The first row of the page that is asked for.
    pub const fn first_row(self) -> usize {
        self.page * MOST_ROWS
    }

    /// The last day that is shown.
    pub fn last_day(self, today: Date) -> Date {
        self.to.map_or(today, |to| to.min(today))
    }

    /// What is to be computed: so many days, and a window of the rows.
    pub fn request(self, today: Date, days: i32, skip: usize, take: usize) -> GridRequest {
        let to = self.last_day(today);
        GridRequest {
            from: to.saturating_sub((days - 1).days()),
            to,
            order: self.order,
            hide_done: self.hide_done,
            with_archived: self.with_archived,
            skip,
            take,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_address_says_what_is_asked_for_and_no_more() {
        assert_eq!(GridWish::default().address(), "/app/grid");
        let wish = GridWish {
            order: GridOrder::Score,
            hide_done: true,
            with_archived: true,
            to: Some(date(2026, 3, 1)),
            page: 2,
        };
        assert_eq!(wish.address(), "/app/grid?sort=score&done=hide&archived=show&to=2026-03-01&page=3");
        assert_eq!(GridWish::from_text(&wish.to_text()), wish);
    }

    #[test]
    fn what_cannot_be_read_asks_for_nothing() {
        for odd in ["", "sort=sour", "done=show&to=soon&page=0", "page=1", "page=-1", "to=0001-01-01", "x"] {
            assert_eq!(GridWish::from_text(odd), GridWish::default(), "{odd}");
        }
    }

    #[test]
    fn no_day_after_today_is_shown() {
        let today = date(2026, 3, 12);
        let request = GridWish { to: Some(date(2026, 4, 1)), ..GridWish::default() }.request(today, 28, 0, 60);
        assert_eq!((request.from, request.to), (date(2026, 2, 13), today));
    }
}
