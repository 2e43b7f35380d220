//! The line above a page that asks for a decision before anything else. One at a time, the most urgent first.

use domain::{
    format::weekday_name_long,
    identity::{Preferences, TimeZoneName},
};
use jiff::civil::Date;
use leptos::prelude::*;
use ui::{Notice, Tone};

use crate::{
    offline::{Clock, ClockQuestion, Offline, SyncStatus, ZoneQuestion},
    words::day_and_month,
};

/// What there is to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
enum News {
    SignedOut,
    TooOld,
    Clock(ClockQuestion),
    Zone(ZoneQuestion),
    Update,
    Refused,
}

/// The most urgent of all.
fn news(status: &SyncStatus) -> Option<News> {
    let question = || status.clock_question.map(News::Clock).or_else(|| status.zone_question.clone().map(News::Zone));
    if status.signed_out {
        Some(News::SignedOut)
    } else if status.too_old {
        Some(News::TooOld)
    } else if let Some(question) = question() {
        Some(question)
    } else if status.update_ready {
        Some(News::Update)
    } else {
        (status.dead > 0).then_some(News::Refused)
    }
}

/// Put once above the page.
#[component]
pub(crate) fn Banner(offline: Offline) -> impl IntoView {
    let status = offline.status();
    let news = Memo::new(move |_| status.with(news));
    move || news.get().map(|news| line(offline, news))
}

fn line(offline: Offline, news: News) -> AnyView {
    match news {
        News::SignedOut => view! {
            <Notice tone=Tone::Warning>
                "You are signed out. What you do is kept on this device. "
                <a href="/sign-in?next=/app" rel="external">"Sign in again"</a>
            </Notice>
        }
        .into_any(),
        News::TooOld => view! {
            <Notice tone=Tone::Warning>
                <span role="status">
                    "This page is from an older version that cannot send any more. What you did is kept on this device. "
                </span>
                <Choice label="Reload to update" on_press=move || offline.update()/>
            </Notice>
        }
        .into_any(),
        News::Clock(question) => clock_line(offline, question),
        News::Zone(question) => zone_line(offline, &question),
        News::Update => view! {
            <Notice tone=Tone::Plain>
                "A newer version is ready. " <Choice label="Use it" on_press=move || offline.update()/>
            </Notice>
        }
        .into_any(),
        News::Refused => view! {
            <Notice tone=Tone::Warning>
                "The server did not accept something you did here. " <a href="/app/settings/sync">"Look at it"</a>
            </Notice>
        }
        .into_any(),
    }
}

fn clock_line(offline: Offline, question: ClockQuestion) -> AnyView {
    let preferences = offline.replica().with_untracked(|r| r.as_ref().map(|r| r.user.preferences.clone()));
    let preferences = preferences.unwrap_or_else(|| Preferences::in_zone(TimeZoneName::utc()));
    let (server, device) = (day_words(question.server, &preferences), day_words(question.device, &preferences));
    view! {
        <Notice tone=Tone::Warning>
            <span role="status">
                {format!("This device's clock and the server's are far apart. Is today {server}?")}
            </span>
            <div class="notice__choices">
                <Choice label="Yes" on_press=move || offline.trust_clock(Clock::Server)/>
                <Choice label=format!("No, it is {device}") on_press=move || offline.trust_clock(Clock::Device)/>
            </div>
        </Notice>
    }
    .into_any()
}

fn zone_line(offline: Offline, question: &ZoneQuestion) -> AnyView {
    let (device, profile) = (place(&question.device), place(&question.profile));
    view! {
        <Notice tone=Tone::Plain>
            <span role="status">
                {format!("Your days follow {profile} time, and this device is on {device} time.")}
            </span>
            <div class="notice__choices">
                <Choice label=format!("Use {device} time") on_press=move || offline.follow_zone()/>
                <Choice label=format!("Keep {profile} time") on_press=move || offline.keep_zone()/>
            </div>
        </Notice>
    }
    .into_any()
}

/// What can be answered, as words under the sentence.
#[component]
fn Choice(#[prop(into)] label: String, on_press: impl Fn() + 'static) -> impl IntoView {
    view! { <button class="btn btn--text" type="button" on:click=move |_| on_press()>{label}</button> }
}

/// "Thursday, 12 March".
fn day_words(day: Date, preferences: &Preferences) -> String {
    format!("{}, {}", weekday_name_long(day.weekday()), day_and_month(day, preferences))
}

/// The place in the name of a zone: "New York".
fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_most_urgent_comes_first() {
        let question = ClockQuestion { device: date(2026, 3, 13), server: date(2026, 3, 12) };
        let zone = ZoneQuestion { device: "Asia/Tokyo".to_owned(), profile: "Europe/Berlin".to_owned() };
        let mut status = SyncStatus {
            signed_out: true,
            too_old: true,
            clock_question: Some(question),
            zone_question: Some(zone.clone()),
            update_ready: true,
            dead: 1,
            ..SyncStatus::default()
        };
        assert_eq!(news(&status), Some(News::SignedOut));
        status.signed_out = false;
        assert_eq!(news(&status), Some(News::TooOld));
        status.too_old = false;
        assert_eq!(news(&status), Some(News::Clock(question)));
        status.clock_question = None;
        assert_eq!(news(&status), Some(News::Zone(zone)));
        status.zone_question = None;
        assert_eq!(news(&status), Some(News::Update));
        status.update_ready = false;
        assert_eq!(news(&status), Some(News::Refused));
        assert_eq!(news(&SyncStatus::default()), None);
    }

    #[test]
    fn days_and_places_are_said_as_people_say_them() {
        let preferences = Preferences::in_zone(TimeZoneName::utc());
        assert_eq!(day_words(date(2026, 3, 12), &preferences), "Thursday, 12 March");
        assert_eq!(place("America/Argentina/Buenos_Aires"), "Buenos Aires");
        assert_eq!(place("UTC"), "UTC");
    }
}
