//! Which habits of the list are shown. What is asked for stands in the address, so that it can be kept and shared.

use domain::{
    habits::{HabitGroup, HabitListItem, HabitListView, Tone},
    ids::{GroupId, HabitId},
};
use leptos_router::params::ParamsMap;

/// Of which group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GroupWish {
    /// Those in no group.
    Without,
    Of(GroupId),
}

/// Archived habits, or those in use, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Show {
    #[default]
    All,
    InUse,
    Archived,
}

/// What is asked for; nothing at first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListFilter {
    pub(super) words: String,
    pub(super) group: Option<GroupWish>,
    pub(super) tone: Option<Tone>,
    pub(super) show: Show,
}

/// One part of the list: a group, or what is in none.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct ListPart {
    pub(super) group: Option<GroupId>,
    pub(super) title: String,
    /// What its list is called.
    pub(super) label: String,
}

impl ListFilter {
    /// From the address; what cannot be read asks for nothing.
    pub(super) fn from_query(query: &ParamsMap) -> Self {
        let text = |key: &str| query.get_str(key).unwrap_or_default().trim().to_owned();
        let group = match text("group").as_str() {
            "" => None,
            "none" => Some(GroupWish::Without),
            id => id.parse().ok().map(GroupWish::Of),
        };
        let show = match text("show").as_str() {
            "in_use" => Show::InUse,
            "archived" => Show::Archived,
            _ => Show::All,
        };
        Self { words: text("q"), group, tone: Tone::parse(&text("tone")).ok(), show }
    }

    /// The values of the fields, as the form writes them.
    pub(super) fn fields(&self) -> [(&'static str, String); 4] {
        let group = match self.group {
            None => String::new(),
            Some(GroupWish::Without) => "none".to_owned(),
            Some(GroupWish::Of(id)) => id.to_string(),
        };
        let show = match self.show {
            Show::All => "",
            Show::InUse => "in_use",
            Show::Archived => "archived",
        };
        let tone = self.tone.map_or("", Tone::as_str).to_owned();
        [("q", self.words.clone()), ("group", group), ("tone", tone), ("show", show.to_owned())]
    }

    /// Whether anything but words is asked for.
    pub(super) fn has_choices(&self) -> bool {
        self.group.is_some() || self.tone.is_some() || self.show != Show::All
    }

    /// Whether a habit is shown.
    pub(super) fn keeps(&self, item: &HabitListItem, view: &HabitListView) -> bool {
        let habit = &item.habit;
        let group = match self.group {
            None => true,
            Some(GroupWish::Without) => group_of(item, view).is_none(),
            Some(GroupWish::Of(id)) => habit.group_id == Some(id),
        };
        let shown = match self.show {
            Show::All => true,
            Show::InUse => habit.archived_at.is_none(),
            Show::Archived => habit.archived_at.is_some(),
        };
        group && shown && self.tone.is_none_or(|tone| tone == habit.tone) && self.finds(item, view)
    }

    /// Every word has to be found, in the name, the question, or the name of the group.
    fn finds(&self, item: &HabitListItem, view: &HabitListView) -> bool {
        let group = group_of(item, view).map_or("", |group| group.name.as_str());
        let question = item.habit.question.as_deref().unwrap_or_default();
        let text = folded(&format!("{}\n{question}\n{group}", item.habit.name));
        folded(&self.words).split_whitespace().all(|word| text.contains(word))
    }

    /// How many habits are not shown.
    pub(super) fn hides(&self, view: &HabitListView) -> usize {
        view.items.iter().chain(&view.archived).filter(|item| !self.keeps(item, view)).count()
    }

    /// The parts with something in them: the groups in their order, then what is in none.
    pub(super) fn parts(&self, view: &HabitListView) -> Vec<ListPart> {
        let of_group = |group: &HabitGroup| {
            let (title, label) = (group.name.clone(), format!("Habits in {}", group.name));
            ListPart { group: Some(group.id), title, label }
        };
        let (title, label) = match view.groups.is_empty() {
            true => ("In use", "Habits in use"),
            false => ("In no group", "Habits in no group"),
        };
        let rest = ListPart { group: None, title: title.to_owned(), label: label.to_owned() };
        let groups = view.groups.iter().map(of_group);
        groups.chain([rest]).filter(|part| !self.ids(view, part.group).is_empty()).collect()
    }

    /// The habits in use of one part, in the owner's order.
    pub(super) fn ids(&self, view: &HabitListView, group: Option<GroupId>) -> Vec<HabitId> {
        let of_group = |item: &&HabitListItem| group_of(item, view).map(|group| group.id) == group;
        let shown = view.items.iter().filter(of_group).filter(|item| self.keeps(item, view));
        shown.map(|item| item.habit.id).collect()
    }

    /// The archived habits.
    pub(super) fn archived(&self, view: &HabitListView) -> Vec<HabitId> {
        view.archived.iter().filter(|item| self.keeps(item, view)).map(|item| item.habit.id).collect()
    }
}

/// The group of a habit, as long as there is such a group.
fn group_of<'a>(item: &HabitListItem, view: &'a HabitListView) -> Option<&'a HabitGroup> {
    view.groups.iter().find(|group| Some(group.id) == item.habit.group_id)
}

/// In small letters without accents, so that "cafe" finds "Café".
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ľ' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' | 'ō' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        c => c,
    };
    // A letter and an accent of its own, as some keyboards write them.
    text.to_lowercase().chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(plain).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::habits::{Schedule, habit_list};
    use uuid::Uuid;

    use super::*;
    use crate::tests::fixture::{CALENDAR, habit, habit_id};

    const MORNING: GroupId = GroupId(Uuid::from_u128(1));

    /// "Café" and "Run" in the morning, "Read" in no group, "Smoke" unloved, "Sing" archived.
    fn view() -> HabitListView {
        let mut habits: Vec<_> = ["Café", "Run", "Read", "Smoke", "Sing"]
            .into_iter()
            .zip(1..)
            .map(|(name, number)| habit(number, name, Schedule::Daily {}))
            .collect();
        habits[0].habit.group_id = Some(MORNING);
        habits[1].habit.group_id = Some(MORNING);
        habits[2].habit.question = Some("A chapter before bed?".to_owned());
        habits[3].habit.tone = Tone::Bad;
        habits[4].habit.archived_at = Some(jiff::Timestamp::UNIX_EPOCH);
        let morning = HabitGroup { id: MORNING, name: "Morning".to_owned(), position: 0, version: 1 };
        habit_list(&habits, CALENDAR).in_groups(vec![morning])
    }

    fn filter(query: &[(&'static str, &str)]) -> ListFilter {
        let mut map = ParamsMap::new();
        for (key, value) in query {
            map.insert(*key, (*value).to_owned());
        }
        ListFilter::from_query(&map)
    }

    /// The numbers of the habits that are shown.
    fn shown(filter: &ListFilter) -> Vec<HabitId> {
        let view = view();
        let parts = filter.parts(&view).into_iter().flat_map(|part| filter.ids(&view, part.group));
        parts.chain(filter.archived(&view)).collect()
    }

    fn numbers(numbers: &[u8]) -> Vec<HabitId> {
        numbers.iter().map(|number| habit_id(*number)).collect()
    }

    #[test]
    fn nothing_is_hidden_until_something_is_asked_for() {
        let all = filter(&[("group", "what"), ("tone", "sour"), ("show", "?")]);
        assert_eq!(all, ListFilter::default());
        assert_eq!((shown(&all), all.hides(&view())), (numbers(&[1, 2, 3, 4, 5]), 0));
        let titles: Vec<_> = all.parts(&view()).into_iter().map(|part| part.title).collect();
        assert_eq!(titles, ["Morning", "In no group"]);
    }

    #[test]
    fn words_are_found_without_accents_and_in_any_order() {
        assert_eq!(shown(&filter(&[("q", " CAFE ")])), numbers(&[1]));
        assert_eq!(shown(&filter(&[("q", "bed chapter")])), numbers(&[3]));
        assert_eq!(shown(&filter(&[("q", "morning")])), numbers(&[1, 2]));
        assert_eq!(shown(&filter(&[("q", "cafe\u{301}")])), numbers(&[1]));
        let nothing = filter(&[("q", "swim")]);
        assert_eq!((shown(&nothing), nothing.hides(&view())), (vec![], 5));
    }

    #[test]
    fn every_choice_says_how_many_it_hides() {
        for (query, expected) in [
            (("group", MORNING.to_string()), numbers(&[1, 2])),
            (("group", "none".to_owned()), numbers(&[3, 4, 5])),
            (("tone", "bad".to_owned()), numbers(&[4])),
            (("show", "in_use".to_owned()), numbers(&[1, 2, 3, 4])),
            (("show", "archived".to_owned()), numbers(&[5])),
        ] {
            let asked = filter(&[(query.0, query.1.as_str())]);
            assert_eq!(shown(&asked), expected, "{query:?}");
            assert_eq!(asked.hides(&view()), 5 - expected.len(), "{query:?}");
            assert!(asked.has_choices());
            let again: Vec<(&'static str, String)> = asked.fields().to_vec();
            let again: Vec<(&'static str, &str)> = again.iter().map(|(key, value)| (*key, value.as_str())).collect();
            assert_eq!(filter(&again), asked);
        }
    }

    #[test]
    fn a_habit_of_a_group_that_is_gone_is_in_none() {
        let gone = view().in_groups(Vec::new());
        let all = ListFilter::default();
        assert_eq!(all.parts(&gone).len(), 1);
        assert_eq!(all.ids(&gone, None), numbers(&[1, 2, 3, 4]));
    }
}
