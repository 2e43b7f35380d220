//! Where starter stacks stand, and how search engines are told of them.

use domain::habits::starter_stacks::{Starter, StarterHabit};
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
            "text": starter.sentence(at).map_or_else(|| habit.how.to_owned(), |words| format!("{words} {}", habit.how)),
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
    use domain::habits::starter_stacks::STARTERS;

    use super::*;

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
