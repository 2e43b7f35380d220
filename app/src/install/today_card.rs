//! The invitation on Today: at most one, under everything that the day asks.

use leptos::prelude::*;
use ui::{Button, ButtonLink, ButtonVariant};

use super::{Install, Invitation, Way, surroundings::ENOUGH, use_install};
use crate::{
    offline::{Replica, use_offline},
    page::focus_on,
};

/// Nothing, mostly.
#[component]
pub(crate) fn TodayInvitation(#[prop(into)] is_today: Signal<bool>) -> impl IntoView {
    let (install, replica) = (use_install(), use_offline().replica());
    let check_ins = Memo::new(move |_| replica.with(|replica| replica.as_deref().map_or(0, check_ins)));
    let surroundings = install.surroundings();
    let invitation = Memo::new(move |_| {
        let found = surroundings.with(|surroundings| surroundings.invitation(check_ins.get()));
        found.filter(|_| is_today.get())
    });
    move || invitation.get().map(|invitation| card(install, invitation))
}

/// Counted no further than needed.
fn check_ins(replica: &Replica) -> usize {
    replica.habits.iter().fold(0, |sum, input| match ENOUGH.saturating_sub(sum) {
        0 => sum,
        missing => sum + input.history.check_ins(missing),
    })
}

fn card(install: Install, invitation: Invitation) -> AnyView {
    let (label, title, text) = match invitation {
        Invitation::Install(_) => (
            "Installing",
            "Wellspring on your home screen",
            "It opens like any other app there, also without a connection. It takes hardly any room, and you can remove it like any other app.",
        ),
        Invitation::Remind => (
            "Reminders",
            "A word at the right time",
            "A habit can remind you at a time that you choose, and stays quiet once it is done.",
        ),
    };
    let way_on = match invitation {
        Invitation::Install(Way::Button) => view! {
            <Button variant=ButtonVariant::Quiet is_button=true on:click=move |_| install.ask()>
                "Install"
            </Button>
        }
        .into_any(),
        Invitation::Install(Way::ShareSheet) => view! {
            <ButtonLink href="/app/settings/install" variant=ButtonVariant::Quiet>
                "Show me how"
            </ButtonLink>
        }
        .into_any(),
        Invitation::Remind => view! {
            <ButtonLink href="/app/settings/notifications" variant=ButtonVariant::Quiet>
                "Look at reminders"
            </ButtonLink>
        }
        .into_any(),
    };
    let put_off = move |_| {
        install.put_off(invitation);
        // The button that had the focus goes with the card.
        focus_on("page-title".to_owned());
    };
    view! {
        <section class="care care--last" aria-label=label>
            <h2 class="care__title">{title}</h2>
            <p class="quiet">{text}</p>
            <div class="cluster">
                {way_on}
                <Button variant=ButtonVariant::Text is_button=true on:click=put_off>
                    "Not now"
                </Button>
            </div>
        </section>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::habits::{EntryStatus, Schedule};
    use jiff::ToSpan as _;
    use serde_json::json;

    use super::*;
    use crate::tests::fixture::{TODAY, habit, preferences, with};

    fn html(invitation: Invitation) -> String {
        Owner::new().with(|| card(use_install(), invitation).to_html())
    }

    #[test]
    fn each_invitation_has_one_way_on_and_one_way_out() {
        for (invitation, buttons, link) in [
            (Invitation::Install(Way::Button), 2, None),
            (Invitation::Install(Way::ShareSheet), 1, Some("href=\"/app/settings/install\"")),
            (Invitation::Remind, 1, Some("href=\"/app/settings/notifications\"")),
        ] {
            let html = html(invitation);
            assert_eq!(html.matches("type=\"button\"").count(), buttons, "{html}");
            assert!(html.contains("Not now") && link.is_none_or(|link| html.contains(link)), "{html}");
        }
    }

    #[test]
    fn the_server_invites_nobody() {
        let html = Owner::new().with(|| view! { <TodayInvitation is_today=true/> }.to_html());
        assert!(!html.contains("care"), "{html}");
    }

    #[test]
    fn three_check_ins_of_any_habits_are_enough() {
        let user = json!({ "user_id": uuid::Uuid::nil(), "display_name": "Ana", "preferences": preferences() });
        let mut replica = Replica::of(serde_json::from_value(user).unwrap());
        assert_eq!(check_ins(&replica), 0);
        for number in 1..=4 {
            let done = with(habit(number, "Read", Schedule::Daily {}), TODAY, Some(EntryStatus::Done), None);
            let yesterday = TODAY.checked_sub(1.day()).unwrap();
            replica.habits.push(with(done, yesterday, Some(EntryStatus::Skipped), None));
            assert_eq!(check_ins(&replica), usize::from(number).min(ENOUGH));
        }
    }
}
