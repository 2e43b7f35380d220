//! What quitting has come to: days since the last slip, the longest stretch, and what was not spent.

use domain::{
    format::{counted, date_long, money, number},
    habits::{FreeFigures, HabitPageView},
    identity::Preferences,
};
use leptos::prelude::*;
use ui::{Disclosure, Hue, Section, Stat, Stats};

use crate::page::PageState;

/// The section; nothing for habits that are to be done.
#[component]
pub(super) fn FreeSection(page: PageState<HabitPageView>) -> impl IntoView {
    let has = Memo::new(move |_| page.value.with(|view| view.free.is_some()));
    move || has.get().then(|| free_section(page))
}

fn free_section(page: PageState<HabitPageView>) -> AnyView {
    let of = move |read: fn(&FreeFigures, &HabitPageView, &Preferences) -> String| {
        Signal::derive(move || {
            page.value.with(|view| {
                let text = view.free.as_ref().map(|free| page.preferences.with(|p| read(free, view, p)));
                text.unwrap_or_default()
            })
        })
    };
    let noted = move |read: fn(&FreeFigures, &HabitPageView, &Preferences) -> String| {
        let text = of(read);
        Signal::derive(move || Some(text.get()).filter(|text| !text.is_empty()))
    };
    let saves = Memo::new(move |_| page.value.with(|view| view.free.as_ref().is_some_and(|free| free.saved.is_some())));
    let how = of(estimate);
    view! {
        <Section title="Free of it" hue=Some(Hue::Leaf)>
            <Stats>
                <Stat
                    label="Time"
                    value=of(|free, _, _| free.free_days.to_string())
                    unit=of(|free, _, _| days_word(free.free_days).to_owned())
                    note=noted(since)
                />
                <Stat
                    label="Longest"
                    value=of(|free, _, _| free.longest.to_string())
                    unit=of(|free, _, _| days_word(free.longest).to_owned())
                />
                {move || {
                    saves.get().then(|| {
                        view! {
                            <Stat
                                label="Not spent"
                                value=of(saved)
                                note=noted(|_, _, _| "an estimate".to_owned())
                            />
                        }
                    })
                }}
            </Stats>
            <Disclosure summary="How this is computed">
                <p>
                    "Time runs from the last slip, or from the first day where there was none. Longest is the longest \
                     such time."
                </p>
                {move || saves.get().then(|| view! { <p>{move || how.get()}</p> })}
            </Disclosure>
        </Section>
    }
    .into_any()
}

const fn days_word(count: u32) -> &'static str {
    if count == 1 { "day" } else { "days" }
}

fn since(free: &FreeFigures, view: &HabitPageView, preferences: &Preferences) -> String {
    match free.last_slip {
        Some(day) => format!("since the slip of {}", date_long(day, preferences)),
        None => format!("since {}", date_long(view.habit.starts_on, preferences)),
    }
}

fn saved(free: &FreeFigures, _: &HabitPageView, preferences: &Preferences) -> String {
    free.saved.as_ref().map(|amount| money(amount, preferences)).unwrap_or_default()
}

/// The estimate with its own figures.
fn estimate(free: &FreeFigures, view: &HabitPageView, preferences: &Preferences) -> String {
    let (Some(price), Some(usual), Some(saved)) = (&view.habit.unit_price, view.habit.usual_amount, &free.saved) else {
        return String::new();
    };
    let kept = counted(free.kept_days, "kept day", "kept days");
    let (usual, price, saved) = (number(usual, preferences), money(price, preferences), money(saved, preferences));
    format!(
        "{kept} × {usual} a day × {price} = {saved}, without fractions of the smallest coin. Days that were left out, and \
         days that nobody knows of, are not counted."
    )
}
