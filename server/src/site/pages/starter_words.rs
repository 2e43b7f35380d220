//! What starter stacks say about their habits, and how search engines are told.

use domain::{
    format::{count_word, time, weekday_name_long},
    habits::starter_stacks::{Starter, StarterCue, StarterHabit, StarterRhythm},
};
use jiff::civil::Time;
use serde_json::{Value, json};

/// Where the stacks begin in every trail.
pub(super) const LIST_PATH: &str = "/habits/templates";

/// The address of a stack.
pub(super) fn path_of(starter: &Starter) -> String {
    format!("{LIST_PATH}/{}", starter.slug)
}

/// Where "Start this stack" leads: a stranger makes an account first.
pub(super) fn start_path(starter: &Starter, signed_in: bool) -> String {
    let slug = starter.slug;
    if signed_in { format!("/app/start?stack={slug}") } else { format!("/sign-up?stack={slug}") }
}

/// When a habit is due and how much of it: "5 min, every day".
pub(super) fn rhythm(habit: &StarterHabit) -> String {
    let when = match habit.rhythm {
        StarterRhythm::Daily => "every day".to_owned(),
        rhythm if rhythm == StarterRhythm::WORKDAYS => "on weekdays".to_owned(),
        StarterRhythm::On(days) => {
            let names: Vec<&str> = days.iter().map(|day| weekday_name_long(*day)).collect();
            match names.as_slice() {
                [first @ .., last] if !first.is_empty() => format!("on {} and {last}", first.join(", ")),
                _ => format!("on {}", names.concat()),
            }
        }
        StarterRhythm::Weekly(times) => format!("{} times a week", count_word(times.into())),
    };
    match (habit.target, habit.unit) {
        (Some(target), Some(unit)) => format!("{target}\u{a0}{unit}, {when}"),
        _ => when,
    }
}

/// The sentence of a habit: "After I switch on the kettle, I will drink a glass of water at 07:00 in the kitchen."
/// None for what holds all day.
pub(super) fn sentence(starter: &Starter, at: usize) -> Option<String> {
    let habit = starter.habits.get(at)?;
    let begin = match habit.cue {
        StarterCue::AllDay => return None,
        StarterCue::Moment(moment) => format!("After {moment}"),
        StarterCue::Previous => {
            let before = at.checked_sub(1).and_then(|before| starter.habits.get(before))?;
            format!("After I {}", small(before.name))
        }
    };
    let at = habit.minute.and_then(clock).map(|time| format!(" at {time}")).unwrap_or_default();
    let place = habit.place.map(|place| format!(" in {place}")).unwrap_or_default();
    Some(format!("{begin}, I will {}{at}{place}.", small(habit.name)))
}

fn clock(minute: u16) -> Option<String> {
    let (hours, minutes) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Time::new(hours, minutes, 0, 0).ok().map(time)
}

/// A name inside of a sentence. Names of other people's habits are never bent; these are ours.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// The list of all stacks, and the way to it.
pub(super) fn list_json(origin: &str, starters: &[&Starter]) -> String {
    let item = |(at, starter): (usize, &&Starter)| {
        json!({
            "@type": "ListItem",
            "position": at + 1,
            "name": starter.title,
            "url": format!("{origin}{}", path_of(starter)),
        })
    };
    let items: Vec<Value> = starters.iter().enumerate().map(item).collect();
    let list = json!({
        "@type": "ItemList",
        "name": "Starter stacks",
        "numberOfItems": starters.len(),
        "itemListElement": items,
    });
    graph(&[list, trail(origin, &[("Starter stacks", LIST_PATH)])])
}

/// A stack as instructions, and the way to it.
pub(super) fn stack_json(origin: &str, starter: &Starter) -> String {
    let step = |(at, habit): (usize, &StarterHabit)| {
        json!({
            "@type": "HowToStep",
            "position": at + 1,
            "name": habit.name,
            "text": sentence(starter, at).map_or_else(|| habit.how.to_owned(), |words| format!("{words} {}", habit.how)),
            "url": format!("{origin}{}#step-{}", path_of(starter), at + 1),
        })
    };
    let steps: Vec<Value> = starter.habits.iter().enumerate().map(step).collect();
    let how = json!({
        "@type": "HowTo",
        "name": starter.title,
        "description": starter.description,
        "url": format!("{origin}{}", path_of(starter)),
        "step": steps,
    });
    let path = path_of(starter);
    graph(&[how, trail(origin, &[("Starter stacks", LIST_PATH), (starter.title, &path)])])
}

fn graph(parts: &[Value]) -> String {
    json!({ "@context": "https://schema.org", "@graph": parts }).to_string()
}

fn trail(origin: &str, places: &[(&str, &str)]) -> Value {
    let all = std::iter::once(("Wellspring", "/")).chain(places.iter().copied());
    let item = |(at, (name, path)): (usize, (&str, &str))| json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": format!("{origin}{path}") });
    let items: Vec<Value> = all.enumerate().map(item).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

#[cfg(test)]
mod tests {
    use domain::habits::starter_stacks::{STARTERS, starter};

    use super::*;

    #[test]
    fn every_step_is_a_whole_sentence() {
        let morning = starter("morning").unwrap();
        assert_eq!(
            sentence(morning, 0).as_deref(),
            Some("After I switch on the kettle, I will drink a glass of water at 07:00 in the kitchen.")
        );
        assert_eq!(
            sentence(morning, 1).as_deref(),
            Some("After I drink a glass of water, I will stretch at 07:05 in the kitchen.")
        );
        assert_eq!(sentence(starter("quit-smoking").unwrap(), 0), None);
        assert_eq!(sentence(morning, 9), None);
    }

    #[test]
    fn the_rhythm_is_said_in_words() {
        let said = |slug: &str, at: usize| rhythm(&starter(slug).unwrap().habits[at]);
        assert_eq!(said("morning", 1), "5\u{a0}min, every day");
        assert_eq!(said("desk-breaks", 0), "on weekdays");
        assert_eq!(said("strength-at-home", 0), "on Monday, Wednesday and Friday");
        assert_eq!(said("money-friday", 0), "on Friday");
        assert_eq!(said("tidy-home", 2), "10\u{a0}min, five times a week");
    }

    #[test]
    fn search_engines_are_told_steps_and_trail() {
        for starter in STARTERS {
            let told: Value = serde_json::from_str(&stack_json("https://w.example", starter)).unwrap();
            assert_eq!(told["@graph"][0]["@type"], "HowTo");
            assert_eq!(told["@graph"][0]["step"].as_array().unwrap().len(), starter.habits.len());
            let trail = &told["@graph"][1]["itemListElement"];
            assert_eq!(trail[2]["item"], format!("https://w.example{}", path_of(starter)));
        }
        let list: Value = serde_json::from_str(&list_json("https://w.example", &STARTERS)).unwrap();
        assert_eq!(list["@graph"][0]["numberOfItems"], 10);
    }
}
