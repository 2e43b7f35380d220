//! What is kept and why, and the end of an account.

use crate::{
    in_and_out::{data_page::data_view, leaving::leave_view, words::STORED},
    page::Draft,
    tests::fixture::{page_state, render},
};

#[test]
fn everything_that_is_kept_is_told_with_the_ways_in_and_out() {
    let html = render("/app/settings/data", data_view);
    for stored in STORED {
        assert!(html.contains(stored.title), "{} is missing in {html}", stored.title);
    }
    for path in ["import", "export", "leave"] {
        assert!(html.contains(&format!("href=\"/app/settings/data/{path}\"")), "{path} is missing in {html}");
    }
}

#[test]
fn leaving_takes_the_password_and_offers_everything_first() {
    use domain::problem::{FieldError, Problem};

    let html = render("/app/settings/data/leave", || leave_view(page_state((), None)));
    for text in ["action=\"/leave\"", "type=\"password\"", "For 14 days nothing is erased", "Keep it", "data/export"] {
        assert!(html.contains(text), "{text} is missing in {html}");
    }
    let problem = Problem::invalid(vec![FieldError::new("password", "wrong_password")]);
    let draft = Draft { fields: [("form".to_owned(), "leave".to_owned())].into(), problem };
    let html = render("/app/settings/data/leave", move || leave_view(page_state((), Some(draft.clone()))));
    assert!(html.contains("That is not your current password."), "{html}");
}
