//! What is found by words.

use domain::{
    ids::HabitId,
    tasks::{MOST_FOUND, MOST_OTHERS, SearchView, Searched, Task, filter::TaskNames, search, words_filter},
};
use uuid::Uuid;

use super::made::{CAL, done, numbers, task};

fn titled(number: u128, title: &str) -> Task {
    Task { title: title.to_owned(), ..task(number) }
}

fn found(words: &str, tasks: &[Task]) -> SearchView {
    let habits = [(HabitId(Uuid::from_u128(7)), "Water the plants".to_owned())];
    search(words, Searched { tasks, projects: &[], habits: &habits }, CAL.today)
}

#[test]
fn every_word_has_to_stand_there_in_any_case() {
    let noted = Task { notes: Some("for the \u{c9}t\u{e9}".to_owned()), ..titled(3, "Buy water") };
    let tasks = [titled(1, "Water plants"), titled(2, "Plant a tree"), noted, done(titled(4, "WATER the lawn"))];
    let view = found("  water ", &tasks);
    assert_eq!(numbers(view.open.iter().map(|item| &item.task)), [1, 3]);
    assert_eq!(numbers(view.done.iter().map(|item| &item.task)), [4]);
    assert_eq!((view.habits.len(), view.words.as_str(), view.is_cut), (1, "water", false));
    assert_eq!(numbers(found("plant water", &tasks).open.iter().map(|item| &item.task)), [1]);
    assert_eq!(numbers(found("\u{e9}T\u{c9} buy", &tasks).open.iter().map(|item| &item.task)), [3]);
    assert_eq!(found("   ", &tasks), SearchView { today: CAL.today, ..SearchView::default() });
}

#[test]
fn a_page_never_gets_more_than_it_shows() {
    let open = (0..100).map(|number| titled(number, "Water"));
    let finished = (100..200).map(|number| done(titled(number, "Water")));
    let view = found("water", &open.chain(finished).collect::<Vec<_>>());
    assert_eq!((view.open.len(), view.done.len(), view.is_cut), (MOST_FOUND, MOST_OTHERS, true));
}

#[test]
fn the_words_as_a_filter_find_the_same_open_tasks() {
    let tasks = [titled(1, "Water plants"), titled(2, "Plant a tree"), titled(3, "Waterplant")];
    let names = TaskNames::default();
    for words in ["plant", "PLANT water", "tree  a", "x"] {
        let filter = words_filter(words).unwrap();
        let by_filter = tasks.iter().filter(|task| filter.holds(&names.subject(task), CAL.today));
        let view = found(words, &tasks);
        assert_eq!(numbers(by_filter), numbers(view.open.iter().map(|item| &item.task)), "{words}");
    }
    assert_eq!(words_filter(" "), None);
}
