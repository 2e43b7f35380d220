//! The time without a slip, for a habit to quit.

use domain::{
    format::{counted, date_long},
    habits::{FreeTime, HabitFiguresView, QuitFigures},
    identity::Preferences,
};
use leptos::prelude::*;
use ui::{Hue, Rank, Ranks, Section, Stat, Stats};

use crate::{habits::figures_pages::how::How, page::PageState, words::day_span};

/// How many times are listed.
const SHOWN: usize = 8;

/// Nothing for habits that are not about leaving something alone.
#[component]
pub(super) fn FreeTimeSection(page: PageState<HabitFiguresView>) -> impl IntoView {
    let figures = Memo::new(move |_| page.value.with(|view| view.quit.clone()));
    move || figures.get().map(|figures| page.preferences.with(|p| section(figures, p)))
}

fn section(figures: QuitFigures, preferences: &Preferences) -> AnyView {
    let longest = figures.free.first().map_or(0, |time| time.days);
    let since = match figures.last_slip {
        Some(day) => format!("since {}", date_long(day, preferences)),
        None => format!("since the start, {}", date_long(figures.now.from, preferences)),
    };
    let (days, sentences) = (figures.now.days, sentences(&figures));
    let items = figures.free.iter().take(SHOWN).map(|time| rank(time, longest, preferences)).collect::<Vec<_>>();
    view! {
        <Section title="Without a slip" hue=Some(Hue::Leaf) id="free">
            <Stats>
                <Stat
                    label="Since the last slip"
                    value=Signal::stored(days.to_string())
                    unit=Signal::stored(if days == 1 { "day".to_owned() } else { "days".to_owned() })
                    note=Signal::stored(Some(since))
                />
                <Stat
                    label="Longest"
                    value=Signal::stored(longest.to_string())
                    unit=Signal::stored(if longest == 1 { "day".to_owned() } else { "days".to_owned() })
                />
            </Stats>
            <Ranks label="Times without a slip, longest first" items hue=Some(Hue::Leaf)/>
            <How of="the time without a slip" sentences=Signal::stored(sentences)/>
        </Section>
    }
    .into_any()
}

fn rank(time: &FreeTime, longest: u32, preferences: &Preferences) -> Rank {
    Rank {
        name: day_span(time.from, time.to, preferences),
        note: None,
        fraction: Some(f64::from(time.days) / f64::from(longest.max(1))),
        figure: counted(time.days, "day", "days"),
        mark: time.is_current.then(|| "goes on".to_owned()),
    }
}

fn sentences(figures: &QuitFigures) -> Vec<String> {
    let rule = "Days from one noted slip to the next, from the first day to the first slip, and from the last slip to \
                today. A day about which nothing was noted counts as kept once it is over.";
    vec![rule.to_owned(), format!("So far {} with a slip.", counted(figures.slips, "day", "days"))]
}
