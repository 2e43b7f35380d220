//! The tasks of today as the server sends them with the page.

use leptos::prelude::*;
use services::{Actor, Services};

use super::section::sent_view;
use crate::{page::PageState, tasks::server_fns::today_listed};

/// The tasks; nothing where they cannot be read, because Today is worth showing without them.
pub(super) fn sent_by_server() -> impl Future<Output = AnyView> + Send + 'static {
    let caller = use_context::<Services>().zip(use_context::<Actor>());
    async move {
        let Some((services, actor)) = caller else { return ().into_any() };
        let listed = match today_listed(&services, &actor).await {
            Ok(listed) => listed,
            Err(error) => {
                tracing::error!(cause = %error.causes(), "the tasks of today were left out");
                return ().into_any();
            }
        };
        let preferences = actor.preferences.clone();
        let page = PageState {
            value: Memo::new(move |_| listed.clone()),
            preferences: Memo::new(move |_| preferences.clone()),
            draft: StoredValue::new(None),
            form_id: services.new_id(),
        };
        sent_view(page)
    }
}
