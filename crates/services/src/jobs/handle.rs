//! Work and who does it, on one screen. Every handler may be called twice for the same work: what it did the first time
//! it finds done.

use futures::{FutureExt as _, future::BoxFuture};

use crate::{
    ServiceError, Services,
    jobs::{Job, Outcome},
};

/// What a handler answers.
pub(super) type Answer = Result<Outcome, ServiceError>;

async fn handle(services: &Services, job: Job) -> Answer {
    match job {
        Job::DeliverPush { user_id, notification_id, subscription_id } => {
            Box::pin(crate::push::deliver(services, user_id, notification_id, subscription_id)).await
        }
        Job::TestPush { user_id, subscription_id } => {
            Box::pin(crate::push::deliver_test(services, user_id, subscription_id)).await
        }
        Job::DeliverMail { user_id, notification_id } => {
            Box::pin(crate::notifications::mail::deliver(services, user_id, notification_id)).await
        }
        Job::Renotify { user_id, notification_id } => {
            Box::pin(crate::notifications::renotify(services, user_id, notification_id)).await
        }
        Job::SendDigest { user_id, day } => Box::pin(crate::notifications::digest::send(services, user_id, day)).await,
        Job::MakeExport { user_id, export_id } => Box::pin(crate::exports::make(services, user_id, export_id)).await,
        Job::Import { user_id, import_id } => Box::pin(crate::imports::take_over(services, user_id, import_id)).await,
        Job::PlanReminders {} => Box::pin(crate::reminders::plan_due(services)).await.map(|_| Outcome::Done),
    }
}

/// The handlers with all they need.
pub(super) fn handler(services: &Services) -> impl Fn(Job) -> BoxFuture<'static, Answer> + Clone + Send + use<> {
    let services = services.clone();
    move |job: Job| {
        let services = services.clone();
        async move { handle(&services, job).await }.boxed()
    }
}
