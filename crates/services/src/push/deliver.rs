//! One message to one browser. Nothing is read or written while the push service is waited for, so that no connection
//! to the database is held by somebody else's slowness.

use domain::{
    ids::{NotificationId, PushSubscriptionId, UserId},
    notifications::Channel,
};
use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::SignedDuration;
use store::{StoreError, habits, notifications, push_subscriptions as rows, push_subscriptions::PushSubscriptionRow};

use super::{
    encryption::{Receiver, encrypt},
    http::{Answer, NoAnswer, post},
    keys::key_of,
    message::Message,
    vapid::VapidKey,
};
use crate::{ServiceError, Services, Transaction, jobs::Outcome, notifications::is_wanted};

/// What was sent well.
const DELIVERED: &str = "delivered";
/// Failures in a row after which a browser counts as gone, whatever its push service says: nobody shall keep this
/// server knocking at doors that never open. A browser that is there after all says so at its next start.
const MOST_FAILURES: i32 = 100;

/// Sends a notification to one browser. What was forgotten or is of no use any more is not sent.
///
/// # Errors
/// When the database is not available; what the other side says is in the outcome.
pub(crate) async fn deliver(
    services: &Services,
    owner: UserId,
    notification: NotificationId,
    subscription: PushSubscriptionId,
) -> Result<Outcome, ServiceError> {
    let now = services.now();
    let mut tx = services.begin(owner).await?;
    let Some(row) = present(notifications::find_notification(tx.conn(), owner, notification).await)? else {
        return Ok(Outcome::Done);
    };
    // It may have waited for the end of the quiet hours, or for a push service that was busy.
    if !is_wanted(&mut tx, &row, Channel::Push).await? {
        return Ok(Outcome::Done);
    }
    let habit = match row.habit_id {
        Some(habit) => present(habits::find(tx.conn(), owner, habit).await)?.map(|record| record.habit),
        None => None,
    };
    let message = Message::of(&row, habit.as_ref(), owner, &services.settings().public_url, now);
    send(tx, subscription, &message).await
}

/// Sends the message that says that messages arrive.
///
/// # Errors
/// As [`deliver`].
pub(crate) async fn deliver_test(
    services: &Services,
    owner: UserId,
    subscription: PushSubscriptionId,
) -> Result<Outcome, ServiceError> {
    let tx = services.begin(owner).await?;
    send(tx, subscription, &Message::test(owner, &services.settings().public_url)).await
}

/// What has gone since the job was made is no failure.
fn present<T>(found: Result<T, StoreError>) -> Result<Option<T>, ServiceError> {
    match found {
        Ok(row) => Ok(Some(row)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn send(mut tx: Transaction, id: PushSubscriptionId, message: &Message) -> Result<Outcome, ServiceError> {
    let (services, owner) = (tx.services().clone(), tx.user());
    let Some(browser) = present(rows::find(tx.conn(), owner, id).await)? else {
        // Nobody asks for those of a session that has ended any more.
        rows::remove(tx.conn(), owner, id).await?;
        tx.commit().await?;
        return Ok(Outcome::Done);
    };
    let key = key_of(&mut tx).await?;
    tx.commit().await?;
    let result = knock(&services, &browser, &key, message).await?;
    let mut tx = services.begin(owner).await?;
    note(&mut tx, &browser, &result).await?;
    tx.commit().await?;
    Ok(result.outcome())
}

/// What came of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tried {
    Delivered,
    /// The browser has forgotten this subscription.
    Gone,
    Later(&'static str, Option<SignedDuration>),
    Never(&'static str),
}

impl Tried {
    /// What an answer means (RFC 8030, section 5; RFC 8292, section 4).
    const fn of(answer: Result<Answer, NoAnswer>) -> Self {
        match answer {
            Ok(Answer { status: 200..=299, .. }) => Self::Delivered,
            Ok(Answer { status: 404 | 410, .. }) => Self::Gone,
            Ok(Answer { status: 413, .. }) => Self::Never("too_large"),
            Ok(Answer { status: 429, retry_after }) => Self::Later("too_many", retry_after),
            Ok(Answer { status: 500..=599, retry_after }) => Self::Later("service_failed", retry_after),
            Ok(_) => Self::Never("refused"),
            Err(NoAnswer::NotAllowed) => Self::Never("not_allowed"),
            Err(NoAnswer::NotReached) => Self::Later("not_reached", None),
        }
    }

    const fn outcome(self) -> Outcome {
        match self {
            Self::Delivered | Self::Gone => Outcome::Done,
            Self::Later(code, after) => Outcome::Retry { code, after },
            Self::Never(code) => Outcome::Dead(code),
        }
    }
}

async fn note(tx: &mut Transaction, browser: &PushSubscriptionRow, tried: &Tried) -> Result<(), ServiceError> {
    let (owner, id, now) = (tx.user(), browser.subscription_id, tx.services().now());
    let was_last = browser.failed_count.saturating_add(1) >= MOST_FAILURES;
    match tried {
        Tried::Delivered => rows::note_delivered(tx.conn(), owner, id, DELIVERED, now).await?,
        Tried::Later(code, _) | Tried::Never(code) if !was_last => {
            rows::note_failed(tx.conn(), owner, id, code, now).await?;
        }
        Tried::Gone | Tried::Later(..) | Tried::Never(_) => {
            rows::remove(tx.conn(), owner, id).await?;
        }
    }
    Ok(())
}

async fn knock(
    services: &Services,
    browser: &PushSubscriptionRow,
    key: &VapidKey,
    message: &Message,
) -> Result<Tried, ServiceError> {
    let settings = services.settings();
    let reach = settings.push.reach;
    let Ok(url) = reach.parse(&browser.endpoint) else { return Ok(Tried::Never("not_allowed")) };
    let receiver = Receiver { p256dh: &browser.p256dh, auth: &browser.auth };
    let Ok(body) = encrypt(receiver, &message.bytes()) else { return Ok(Tried::Never("not_encrypted")) };
    let authorization = key.authorization(&url, &settings.push_contact(), services.now())?;
    let Some(headers) = headers(message, &authorization) else { return Ok(Tried::Never("not_encrypted")) };
    let tried = Tried::of(post(reach, &url, headers, body).await);
    if tried != Tried::Delivered {
        // Neither the endpoint nor the person: who knows the one may send to the other.
        tracing::info!(push.service = url.host_str(), push.outcome = ?tried, "a message was not delivered");
    }
    Ok(tried)
}

fn headers(message: &Message, authorization: &str) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    headers.insert(header::AUTHORIZATION, HeaderValue::from_str(authorization).ok()?);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("aes128gcm"));
    headers.insert(HeaderName::from_static("ttl"), HeaderValue::from(message.ttl));
    headers.insert(HeaderName::from_static("topic"), HeaderValue::from_str(&message.topic).ok()?);
    headers.insert(HeaderName::from_static("urgency"), HeaderValue::from_static(message.urgency));
    Some(headers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(status: u16) -> Tried {
        Tried::of(Ok(Answer { status, retry_after: None }))
    }

    #[test]
    fn an_answer_decides_what_becomes_of_a_message_and_its_browser() {
        for status in [200, 201, 202, 204] {
            assert_eq!(answered(status), Tried::Delivered, "{status}");
        }
        for status in [404, 410] {
            assert_eq!(answered(status), Tried::Gone, "{status}");
        }
        for status in [500, 502, 503] {
            assert_eq!(answered(status), Tried::Later("service_failed", None), "{status}");
        }
        // A redirect could lead anywhere, so it counts as a refusal.
        for status in [301, 307, 400, 401, 403] {
            assert_eq!(answered(status), Tried::Never("refused"), "{status}");
        }
        assert_eq!(answered(413), Tried::Never("too_large"));
        assert_eq!(Tried::of(Err(NoAnswer::NotAllowed)), Tried::Never("not_allowed"));
        assert_eq!(Tried::of(Err(NoAnswer::NotReached)), Tried::Later("not_reached", None));
    }

    #[test]
    fn a_busy_service_says_when_to_come_back() {
        let wait = Some(SignedDuration::from_secs(120));
        assert_eq!(Tried::of(Ok(Answer { status: 429, retry_after: wait })), Tried::Later("too_many", wait));
    }
}
