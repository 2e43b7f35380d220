//! Which starter stacks suit somebody, by words alone: the same answers always give the same order, and the words that
//! spoke for a stack are told.

use std::collections::BTreeSet;

use super::{STARTERS, Starter};
use crate::habits::{Onboarding, Tone, identity_words};

/// A starter stack and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StarterMatch {
    /// The stack.
    pub starter: &'static Starter,
    /// It is the one that led here.
    pub was_chosen: bool,
    /// Words of the answers that stand in the stack too, in the order of the alphabet.
    pub words: Vec<String>,
}

/// All starter stacks, the best first: the one that led here, then those that share most words with what was answered,
/// then in the order of the public list.
#[must_use]
pub fn rank_starters(answers: &Onboarding) -> Vec<StarterMatch> {
    let statement = answers.statement.iter().map(String::as_str);
    // What somebody likes to do says where to go on; what they want to be rid of says what to begin with, too.
    let lines = answers.lines.iter().filter(|line| line.tone != Some(Tone::Neutral)).map(|line| line.text.as_str());
    let asked: BTreeSet<String> = statement.chain(lines).flat_map(stems).collect();
    let mut found: Vec<StarterMatch> = STARTERS
        .into_iter()
        .map(|starter| StarterMatch {
            starter,
            was_chosen: answers.starter.as_deref() == Some(starter.slug),
            words: asked.intersection(&words_of(starter)).cloned().collect(),
        })
        .collect();
    // Stable: equal ones stay as they are listed.
    found.sort_by_key(|one| (!one.was_chosen, std::cmp::Reverse(one.words.len())));
    found
}

fn words_of(starter: &Starter) -> BTreeSet<String> {
    let names = starter.habits.iter().map(|habit| habit.name);
    [starter.title, starter.page_title, starter.identity].into_iter().chain(names).flat_map(stems).collect()
}

/// Words without their common endings, so that "reads" meets "reading".
fn stems(text: &str) -> BTreeSet<String> {
    identity_words(text).into_iter().map(|word| stem(&word).to_owned()).collect()
}

fn stem(word: &str) -> &str {
    let shorter = ["ing", "es", "ed", "er", "s"].iter().find_map(|end| word.strip_suffix(end));
    shorter.filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(statement: &str, lines: &[&str]) -> (&'static str, Vec<String>) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let answers = Onboarding::default().with_lines(&lines).unwrap().with_statement(statement).unwrap();
        let first = rank_starters(&answers).swap_remove(0);
        (first.starter.slug, first.words)
    }

    #[test]
    fn shared_words_decide_and_are_told() {
        assert_eq!(best("a person who reads", &[]), ("reading", vec!["read".to_owned()]));
        assert_eq!(best("someone who is strong", &["Squats"]).0, "strength-at-home");
        assert_eq!(best("", &["Smoking"]).0, "quit-smoking");
        assert_eq!(best("", &[]), ("morning", vec![]));
    }

    #[test]
    fn the_stack_that_led_here_comes_first() {
        let answers = Onboarding::default().with_statement("a person who reads").unwrap().led_by("sleep");
        let slugs: Vec<_> = rank_starters(&answers).iter().map(|one| one.starter.slug).collect();
        assert_eq!(slugs.len(), 10);
        assert_eq!(slugs[..2], ["sleep", "reading"]);
    }
}
