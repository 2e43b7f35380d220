//! One day: its tasks, what comes again on it, and the way to more.

use domain::tasks::{ExpectedTask, TaskDay};
use jiff::civil::Date;
use leptos::{children::ViewFn, prelude::*};
use ui::{ButtonLink, ButtonVariant, Hue, IconName, RowMain, Section};

use crate::{
    tasks::rows::{RowScene, TaskRows},
    words::{day_heading, day_near},
};

/// The name of a day among the lists of its page.
pub(in crate::tasks) fn day_key(day: Date) -> String {
    format!("day-{day}")
}

/// The section of a day.
pub(in crate::tasks) fn day_section(scene: RowScene, days: Memo<Vec<TaskDay>>, day: Date, today: Date) -> AnyView {
    let find = move |days: &Vec<TaskDay>| days.iter().find(|known| known.day == day).cloned();
    let items = Memo::new(move |_| days.with(find).map(|day| day.items).unwrap_or_default());
    let expected = Memo::new(move |_| days.with(find).map(|day| day.expected).unwrap_or_default());
    let title = scene.preferences.with_untracked(|p| day_heading(day, today, p));
    let name = scene.preferences.with_untracked(|p| day_near(day, today, p));
    let action = ViewFn::from(move || {
        let (href, label) = (format!("/app/tasks/new?day={day}"), format!("Add a task for {name}"));
        view! { <ButtonLink href variant=ButtonVariant::Icon icon=IconName::Plus label/> }
    });
    let hue = if day == today { Hue::Accent } else { Hue::Ink };
    view! {
        <Section title=title.clone() hue=Some(hue) action>
            <TaskRows scene items label=title zone=day_key(day)/>
            {move || expected_rows(expected.get())}
        </Section>
    }
    .into_any()
}

/// Occurrences that are not made yet.
fn expected_rows(expected: Vec<ExpectedTask>) -> Option<AnyView> {
    let line = |one: ExpectedTask| {
        let note = match one.time {
            Some(at) => format!("{} · comes again", domain::format::time(at)),
            None => "Comes again".to_owned(),
        };
        view! {
            <li class="row row--expected">
                <RowMain title=one.title href=Some(format!("/app/tasks/{}", one.task_id))>{note}</RowMain>
            </li>
        }
    };
    (!expected.is_empty()).then(|| {
        view! { <ul class="rows" role="list">{expected.into_iter().map(line).collect::<Vec<_>>()}</ul> }.into_any()
    })
}
