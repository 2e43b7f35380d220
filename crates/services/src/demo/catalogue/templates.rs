//! The list of habits, for as many as anybody asks for.

use super::{favourites::favourites, sorts::of_sorts, template::Template};

/// The habits, the most telling ones first: among the first fourteen is one of every kind and of every schedule. Those
/// behind the favourites are made sort by sort, so that any number of them is a mixture.
pub fn templates() -> Vec<Template> {
    favourites().into_iter().chain(of_sorts()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::habits::{Anchor, HABIT_COLORS, Schedule, Tone, icon_field};

    use super::*;

    fn first_fourteen() -> Vec<Template> {
        templates().into_iter().take(14).collect()
    }

    #[test]
    fn the_first_fourteen_show_every_kind_and_every_schedule() {
        let shown = first_fourteen();
        let mut kinds: Vec<_> = shown.iter().map(|template| template.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds, ["limit", "measure", "quit", "yes_no"]);
        let schedules = shown.iter().map(|template| std::mem::discriminant(&template.schedule));
        let schedules: HashSet<_> = schedules.collect();
        assert_eq!(schedules.len(), 6);
        let has = |schedule| shown.iter().any(|template| template.schedule == schedule);
        assert!(has(Schedule::EveryXDays { days: 14, anchor: Anchor::Fixed }));
        assert!(has(Schedule::EveryXDays { days: 5, anchor: Anchor::LastDone }));
    }

    #[test]
    fn the_first_fourteen_show_looks_belonging_and_timers() {
        let shown = first_fourteen();
        let groups: HashSet<_> = shown.iter().filter_map(|template| template.group).collect();
        let identities: HashSet<_> = shown.iter().filter_map(|template| template.identity).collect();
        assert_eq!((groups.len(), identities.len()), (3, 3));
        for tone in [Tone::Good, Tone::Neutral, Tone::Bad] {
            assert!(shown.iter().any(|template| template.tone == tone), "{tone:?}");
        }
        let colors: HashSet<_> = shown.iter().map(|template| template.color).collect();
        assert!(colors.len() >= 10, "{}", colors.len());
        assert!(shown.iter().all(|template| template.icon.is_some()));
        assert!(shown.iter().filter(|template| template.minimum.is_some()).count() >= 5);
        let timed = shown.iter().filter(|template| template.kind.timed_in(template.unit).is_some());
        assert!(timed.count() >= 3);
        assert!(shown.iter().any(|template| template.saved.is_some()));
        assert!(shown.iter().any(|template| template.rest.is_some()));
    }

    #[test]
    fn a_chain_stands_in_the_order_of_the_list() {
        let names: Vec<String> = templates().iter().map(Template::title).collect();
        for template in templates() {
            let Some(anchor) = template.link.and_then(|link| link.after) else { continue };
            let (before, after) = (
                names.iter().position(|name| name == anchor).unwrap(),
                names.iter().position(|name| *name == template.title()).unwrap(),
            );
            assert!(before < after, "{anchor} before {}", template.title());
        }
    }

    #[test]
    fn five_hundred_habits_have_names_and_looks_of_their_own() {
        let all = templates();
        assert!(all.len() >= 500, "{}", all.len());
        let names: HashSet<String> = all.iter().map(Template::title).collect();
        assert_eq!(names.len(), all.len());
        assert!(names.iter().all(|name| !name.contains(['{', '}']) && name.trim() == name));
        let colors: HashSet<u8> = all.iter().map(|template| template.color).collect();
        assert_eq!(colors.len(), usize::from(HABIT_COLORS));
        for template in &all {
            let icon = template.icon.unwrap_or_default();
            assert_eq!(icon_field(icon), Ok(Some(icon.to_owned())), "{}", template.title());
        }
    }
}
