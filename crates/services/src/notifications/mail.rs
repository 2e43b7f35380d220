//! A notification as a mail. It lies in the outbox under the notification's own id: a job that is tried again, or done
//! by two at once, puts one mail in.

use domain::{
    identity::Profile,
    ids::{MailId, NotificationId, UserId},
    notifications::{Channel, NotificationKind},
};
use jiff::SignedDuration;
use store::{
    StoreError,
    identity::users,
    notifications::{NotificationRow, find_notification},
};

use super::is_wanted;
use crate::{
    ServiceError, Services, Transaction,
    jobs::Outcome,
    mail::{Letter, Unsubscribe, put_once},
    unsubscribe,
};

/// A mail that is later than this tells of a day that is over.
const LATEST: SignedDuration = SignedDuration::from_hours(24);

/// Puts the mail of a notification into the outbox, unless there is no use for it any more or the address was never
/// proved.
pub(crate) async fn deliver(
    services: &Services,
    user_id: UserId,
    notification_id: NotificationId,
) -> Result<Outcome, ServiceError> {
    let mut tx = services.begin(user_id).await?;
    let row = match find_notification(tx.conn(), user_id, notification_id).await {
        Ok(row) => row,
        // Forgotten meanwhile, or its account is gone: nobody waits for it.
        Err(StoreError::NotFound) => return Ok(Outcome::Done),
        Err(error) => return Err(error.into()),
    };
    let profile = users::profile(tx.conn(), user_id).await?;
    if may_be_written(&mut tx, &row, &profile).await? && is_wanted(&mut tx, &row, Channel::Mail).await? {
        write(&mut tx, &row, &profile).await?;
    }
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Whether a mail may go to this address, and in time. Anybody can sign up with the address of somebody else, who must
/// not be written to every day.
async fn may_be_written(tx: &mut Transaction, row: &NotificationRow, profile: &Profile) -> Result<bool, ServiceError> {
    let (owner, now) = (tx.user(), tx.services().now());
    let is_late = now.duration_since(row.snoozed_until.unwrap_or(row.created_at)) > LATEST;
    Ok(!is_late && profile.email_verified && !users::is_demo(tx.conn(), owner).await?)
}

async fn write(tx: &mut Transaction, row: &NotificationRow, profile: &Profile) -> Result<(), ServiceError> {
    let stop = unsubscribe::link(tx, row.kind).await?;
    let public_url = tx.services().settings().public_url.clone();
    let (page, settings_url) =
        (format!("{public_url}{}", row.path), format!("{public_url}/app/settings/notifications"));
    let paragraphs: Vec<_> = row.body.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let letter = Letter {
        kind: row.kind.as_str(),
        subject: &row.title,
        greeting: format!("Hello {},", profile.display_name.as_str()),
        paragraphs: &paragraphs,
        action: Some(("Open Wellspring", &page)),
        closing: closing(row.kind),
        unsubscribe: Some(Unsubscribe { url: &stop, settings_url: &settings_url }),
    };
    put_once(tx, MailId(row.notification_id.uuid()), &profile.email, &letter).await
}

const fn closing(kind: NotificationKind) -> &'static str {
    match kind {
        NotificationKind::HabitReminder => "You get this mail because you asked to be reminded of this habit by mail.",
        NotificationKind::TaskReminder => "You get this mail because you asked to be reminded of this task by mail.",
        NotificationKind::DailySummary => "You get this mail because you asked for one summary a day.",
    }
}
