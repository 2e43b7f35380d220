//! How far the tasks are that stand for the habit.

use domain::{habits::HabitPageView, tasks::filter::Term};
use leptos::prelude::*;
use ui::{Bar, ButtonLink, ButtonVariant, Hue, Section};

use crate::{page::PageState, tasks::encoded, words::progress_words};

/// The section; nothing for habits that no task stands for.
#[component]
pub(super) fn TasksSection(page: PageState<HabitPageView>) -> impl IntoView {
    let progress = Memo::new(move |_| page.value.with(|view| view.tasks));
    let some = Memo::new(move |_| progress.with(|progress| progress.all > 0));
    let label = Signal::derive(move || progress_words(progress.get()).unwrap_or_default());
    let fraction = Signal::derive(move || progress.get().share().unwrap_or_default());
    let list = Memo::new(move |_| {
        let name = page.value.with(|view| view.habit.name.clone());
        format!("/app/tasks/filters?f={}", encoded(&Term::Habit(name).to_string()))
    });
    move || {
        some.get().then(|| {
            view! {
                <Section title="Its tasks" hue=Some(Hue::Leaf)>
                    <div class="task-progress">
                        <Bar fraction label hue=Some(Hue::Leaf)/>
                        <p class="quiet">{move || label.get()}</p>
                    </div>
                    <ButtonLink href=list.get() variant=ButtonVariant::Text>"See the tasks"</ButtonLink>
                </Section>
            }
        })
    }
}
