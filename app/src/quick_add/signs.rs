//! What can be written in a line, by the signs that its owner chose.

use domain::{identity::Preferences, tasks::quick_add::Marks};
use leptos::prelude::*;
use ui::{Disclosure, Facts};

/// The signs, folded away.
#[component]
pub(super) fn Signs(preferences: Memo<Preferences>) -> impl IntoView {
    let facts = move || {
        let marks = preferences.with(|preferences| preferences.quick_add_marks);
        let fact = |(sign, words): (&str, &str)| (sign.to_owned(), words.to_owned());
        let items: Vec<_> = signs(marks).into_iter().chain(WORDS).map(fact).collect();
        view! { <Facts items/> }
    };
    view! {
        <Disclosure summary="What can be written">
            {facts}
            <p class="quiet">
                "Quotes keep words as they are. Anything that was understood can be clicked away. The signs can be changed in "
                <a href="/app/settings">"your profile"</a> "."
            </p>
        </Disclosure>
    }
}

const WORDS: [(&str, &str); 5] = [
    ("tomorrow at 3pm", "When it is due: days, dates and times in words or numbers"),
    ("every Monday", "When it comes again; every! 3 days counts from the day it was done"),
    ("{20 March}", "The day by which it has to be done"),
    ("30min", "How long it will take"),
    ("~week", "For today, this week, this month or someday"),
];

const fn signs(marks: Marks) -> [(&'static str, &'static str); 5] {
    match marks {
        Marks::Todoist => [
            ("#Work", "The project"),
            ("/Next", "A section of it"),
            ("@phone", "A label"),
            ("p1 to p4", "How much it matters"),
            ("+Yoga", "The habit that it belongs to"),
        ],
        Marks::Vikunja => [
            ("+Work", "The project"),
            ("/Next", "A section of it"),
            ("*phone", "A label"),
            ("!1 to !5", "How much it matters"),
            ("^Yoga", "The habit that it belongs to"),
        ],
    }
}
