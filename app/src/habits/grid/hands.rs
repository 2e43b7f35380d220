//! Where fingers and the focus are: the few things about the table that only the document knows. On the server these do
//! nothing, because nobody calls them.

use leptos::ev::Event;

use super::keys::Place;

/// The table, for whoever looks for it in the document.
pub(super) const TABLE: &str = "week";

/// What is in sight of the scrolled part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sight {
    /// The first row.
    pub row: usize,
    /// Whether the oldest day that there is comes near.
    pub is_at_oldest: bool,
}

/// What the button under an event is called; none beside the days.
pub(super) fn cell_of(event: &Event) -> Option<String> {
    #[cfg(feature = "hydrate")]
    return browser::cell_of(event);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}

/// The place of an event in the whole grid.
pub(super) fn place_of(event: &Event) -> Option<Place> {
    #[cfg(feature = "hydrate")]
    return browser::place_of(event);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = event;
        None
    }
}

/// Frames within which a row comes that had to be scrolled to.
#[cfg(feature = "hydrate")]
const FRAMES: u8 = 30;

/// Moves the focus to a place, when the page has been painted with it.
pub(super) fn focus_at(place: Place) {
    #[cfg(feature = "hydrate")]
    focus_within(FRAMES, place);
    #[cfg(not(feature = "hydrate"))]
    let _ = place;
}

/// Moves the focus to a place among the days that are shown: at once where it is in the document, so that the next key
/// begins there however slow the next frame is.
pub(super) fn focus_now(place: Place) {
    #[cfg(feature = "hydrate")]
    if !browser::focus_at(place) {
        focus_within(FRAMES, place);
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = place;
}

#[cfg(feature = "hydrate")]
fn focus_within(frames: u8, place: Place) {
    leptos::prelude::request_animation_frame(move || {
        if !browser::focus_at(place) && frames > 0 {
            focus_within(frames - 1, place);
        }
    });
}

/// Whatever has the focus is what the tab key comes back to.
pub(super) fn stop_at(event: &Event) {
    #[cfg(feature = "hydrate")]
    browser::stop_at(event);
    #[cfg(not(feature = "hydrate"))]
    let _ = event;
}

/// Gives the tab key a place to come to, where the last one has left the document. At the next frame.
pub(super) fn keep_a_stop() {
    #[cfg(feature = "hydrate")]
    leptos::prelude::request_animation_frame(browser::keep_a_stop);
}

/// What is in sight.
pub(super) fn sight() -> Option<Sight> {
    #[cfg(feature = "hydrate")]
    return browser::sight();
    #[cfg(not(feature = "hydrate"))]
    None
}

/// Leaves room for the rows that are not in the document, so that scrolling feels like all of them.
pub(super) fn leave_room(before: usize, after: usize) {
    #[cfg(feature = "hydrate")]
    browser::leave_room(before, after);
    #[cfg(not(feature = "hydrate"))]
    let _ = (before, after);
}

/// Scrolls to a row. At the next frame.
pub(super) fn scroll_to_row(row: usize) {
    #[cfg(feature = "hydrate")]
    leptos::prelude::request_animation_frame(move || browser::scroll_to_row(row));
    #[cfg(not(feature = "hydrate"))]
    let _ = row;
}

/// Scrolls back by most of what is in sight. At the next frame.
pub(super) fn scroll_back() {
    #[cfg(feature = "hydrate")]
    leptos::prelude::request_animation_frame(browser::scroll_back);
}

/// Where the focus is, if it is on a day.
pub(super) fn focused_day() -> Option<Place> {
    #[cfg(feature = "hydrate")]
    return browser::focused().filter(|place| place.column > 0);
    #[cfg(not(feature = "hydrate"))]
    None
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::{ev::Event, prelude::document};
    use wasm_bindgen::JsCast;
    use web_sys::{Element, FocusOptions, HtmlButtonElement, HtmlElement};

    use super::{Place, Sight, TABLE};

    pub(super) fn cell_of(event: &Event) -> Option<String> {
        let button = around(event, "button[name=cell]")?.dyn_into::<HtmlButtonElement>().ok()?;
        Some(button.value())
    }

    pub(super) fn place_of(event: &Event) -> Option<Place> {
        place_around(&event.target()?.dyn_into::<Element>().ok()?)
    }

    /// Whether the place is in the document.
    pub(super) fn focus_at(place: Place) -> bool {
        let (row, column) = (place.row + 2, place.column + 1);
        let selector = format!("[aria-rowindex=\"{row}\"] [aria-colindex=\"{column}\"] :is(a, button)");
        let Some(found) = find(&selector) else { return false };
        stop(&found);
        let options = FocusOptions::new();
        // Names stay in sight at the side. Where they would lie otherwise are the oldest days.
        options.set_prevent_scroll(place.column == 0);
        // Fails only for an element that has just left the page.
        let _ = found.focus_with_options(&options);
        if place.column == 0 {
            show_row(place.row);
        }
        true
    }

    /// Scrolls up or down as far as it takes to see a row, and not to the side.
    fn show_row(row: usize) {
        let (Some(scroller), Some(height)) = (scroller(), row_height()) else { return };
        let top = i32::try_from(row).unwrap_or(i32::MAX).saturating_mul(height);
        // The head of the table lies over the first row in sight.
        let last_top = top.saturating_add(height.saturating_mul(2)).saturating_sub(scroller.client_height());
        let now = scroller.scroll_top();
        if now > top {
            scroller.set_scroll_top(top);
        } else if now < last_top {
            scroller.set_scroll_top(last_top);
        }
    }

    pub(super) fn stop_at(event: &Event) {
        if let Some(found) = around(event, "a, button").and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            stop(&found);
        }
    }

    pub(super) fn keep_a_stop() {
        if find("tbody [tabindex=\"0\"]").is_none()
            && let Some(last_day) = find("tbody [role=row] [role=gridcell]:last-of-type button")
        {
            stop(&last_day);
        }
    }

    pub(super) fn sight() -> Option<Sight> {
        let (scroller, height) = (scroller()?, row_height()?);
        let hidden = scroller.scroll_width() - scroller.client_width();
        // Scrolled from its right end: the newest day is at nothing, and older ones are below.
        let left = hidden + scroller.scroll_left();
        let row = usize::try_from(scroller.scroll_top() / height).ok()?;
        Some(Sight { row, is_at_oldest: hidden > 4 && left < 80 })
    }

    pub(super) fn leave_room(before: usize, after: usize) {
        let (Some(table), Some(height)) = (table(), row_height()) else { return };
        let pixels = |rows: usize| format!("{}px", i64::try_from(rows).unwrap_or(0) * i64::from(height));
        for (name, rows) in [("--before", before), ("--after", after)] {
            // Fails for no property of this name.
            let _ = table.style().set_property(name, &pixels(rows));
        }
    }

    pub(super) fn scroll_to_row(row: usize) {
        if let (Some(scroller), Some(height)) = (scroller(), row_height()) {
            scroller.set_scroll_top(i32::try_from(row).unwrap_or(0).saturating_mul(height));
        }
    }

    pub(super) fn scroll_back() {
        if let Some(scroller) = scroller() {
            scroller.set_scroll_left(scroller.scroll_left() - scroller.client_width() * 4 / 5);
        }
    }

    pub(super) fn focused() -> Option<Place> {
        let focused = document().active_element()?;
        table().filter(|table| table.contains(Some(focused.as_ref())))?;
        place_around(&focused)
    }

    /// One element at a time is reached by the tab key; from there the arrows lead on.
    fn stop(element: &HtmlElement) {
        if let Some(last) = find("[tabindex=\"0\"]") {
            last.set_tab_index(-1);
        }
        element.set_tab_index(0);
    }

    fn table() -> Option<HtmlElement> {
        document().get_element_by_id(TABLE)?.dyn_into().ok()
    }

    fn scroller() -> Option<Element> {
        table()?.parent_element()
    }

    fn row_height() -> Option<i32> {
        find("tbody [role=row]").map(|row| row.offset_height()).filter(|height| *height > 0)
    }

    fn find(selector: &str) -> Option<HtmlElement> {
        table()?.query_selector(selector).ok().flatten()?.dyn_into().ok()
    }

    fn around(event: &Event, selector: &str) -> Option<Element> {
        let inside = event.target()?.dyn_into::<Element>().ok()?;
        inside.closest(selector).ok().flatten()
    }

    fn place_around(element: &Element) -> Option<Place> {
        let number = |attribute: &str| {
            let found = element.closest(&format!("[{attribute}]")).ok().flatten()?;
            found.get_attribute(attribute)?.parse::<usize>().ok()
        };
        // Both are counted from one, and the first row holds the days.
        Some(Place { row: number("aria-rowindex")?.checked_sub(2)?, column: number("aria-colindex")?.checked_sub(1)? })
    }
}
