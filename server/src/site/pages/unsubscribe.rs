//! The page of the link that stops mails: what comes, what is off now, and the way back.

use domain::notifications::NotificationKind;
use leptos::prelude::*;
use ui::{Button, ButtonLink, ButtonVariant, Form, words};

use super::prose::Account;
use crate::site::layout::{PageContext, PageMeta, page};

/// What became of the mails.
#[derive(Debug, Clone)]
pub enum UnsubscribeState {
    /// They come.
    On,
    /// They are off.
    Off,
    /// They were off and come again.
    OnAgain,
    /// The link does not work, and why.
    Failed { code: String },
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct UnsubscribeModel {
    pub state: UnsubscribeState,
    /// Which mails; none for a link that does not work.
    pub kind: Option<NotificationKind>,
    pub token: String,
}

/// The page of the link in a mail.
#[must_use]
pub fn unsubscribe(context: &PageContext, model: &UnsubscribeModel) -> String {
    let failed = matches!(model.state, UnsubscribeState::Failed { .. });
    // The whole address holds the link's secret, so the page does not repeat it.
    let meta = PageMeta::private("Stop mails", "/unsubscribe").refused(failed);
    let model = model.clone();
    page(&meta, context, || view! { <Choice model/> })
}

/// The sentences about one kind of mails, each written whole.
struct Words {
    ask: &'static str,
    off: &'static str,
    on_again: &'static str,
}

const fn words_of(kind: Option<NotificationKind>) -> Words {
    match kind {
        Some(NotificationKind::DailySummary) => Words {
            ask: "The daily summary comes to you by mail. Stop it?",
            off: "The daily summary no longer comes by mail. Everything else stays as it was.",
            on_again: "The daily summary comes by mail again.",
        },
        Some(NotificationKind::TaskReminder) => Words {
            ask: "Reminders of your tasks come to you by mail. Stop them?",
            off: "Reminders of your tasks no longer come by mail. Everything else stays as it was.",
            on_again: "Reminders of your tasks come by mail again.",
        },
        _ => Words {
            ask: "Reminders of your habits come to you by mail. Stop them?",
            off: "Reminders of your habits no longer come by mail. Everything else stays as it was.",
            on_again: "Reminders of your habits come by mail again.",
        },
    }
}

#[component]
fn Choice(model: UnsubscribeModel) -> impl IntoView {
    let UnsubscribeModel { state, kind, token } = model;
    let (words_of_kind, stop) = (words_of(kind), format!("/unsubscribe/{token}"));
    match state {
        UnsubscribeState::On => view! {
            <Account title="Stop these mails" lead=words_of_kind.ask>
                <Form action=stop label="Stop these mails">
                    <div class="account__actions"><Button>"Stop these mails"</Button></div>
                </Form>
                <Choices/>
            </Account>
        }
        .into_any(),
        UnsubscribeState::Off => view! {
            <Account title="These mails are off" lead=words_of_kind.off>
                <Form action=format!("{stop}/undo") label="Undo">
                    <div class="account__actions">
                        <Button variant=ButtonVariant::Quiet>"Undo"</Button>
                    </div>
                </Form>
                <Choices/>
            </Account>
        }
        .into_any(),
        UnsubscribeState::OnAgain => view! {
            <Account title="These mails are on" lead=words_of_kind.on_again>
                <Form action=stop label="Stop these mails">
                    <div class="account__actions">
                        <Button variant=ButtonVariant::Quiet>"Stop these mails"</Button>
                    </div>
                </Form>
                <Choices/>
            </Account>
        }
        .into_any(),
        UnsubscribeState::Failed { code } => view! {
            <Account title="This link does not work" lead=words::sentence(&code)>
                <p>"Perhaps it was not copied whole. In the settings you choose what is sent to you."</p>
                <Choices/>
            </Account>
        }
        .into_any(),
    }
}

/// The way to everything else that can be chosen; who is not signed in is asked to on the way.
#[component]
fn Choices() -> impl IntoView {
    view! {
        <div class="account__actions">
            <ButtonLink href="/app/settings/notifications" variant=ButtonVariant::Text>"Choose what is sent to you"</ButtonLink>
        </div>
    }
}
