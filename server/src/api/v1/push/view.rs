//! A browser as it travels.

use services::push::Subscription;
use wire::push::PushSubscriptionView;

/// As it travels.
pub(super) fn view(subscription: Subscription) -> PushSubscriptionView {
    PushSubscriptionView {
        id: subscription.subscription_id.uuid(),
        label: subscription.label,
        created_at: subscription.created_at,
        last_sent_at: subscription.last_sent_at,
        last_outcome: subscription.last_outcome,
        failed_count: subscription.failed_count,
        is_here: subscription.is_here,
    }
}
