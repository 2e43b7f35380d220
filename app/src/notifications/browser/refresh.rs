//! At each start: what the browser has, what its person wished and what the server knows are made the same again.
//! Browsers lose and replace subscriptions without a word, and an installation may get another key.

use domain::ids::UserId;

use super::{Permission, device, is_supported, permission, wish};

/// Makes them the same. Without a network everything stays as it is until the next start.
pub(crate) async fn refresh(person: UserId) {
    if !is_supported() || permission() != Permission::Granted {
        return;
    }
    let Some(manager) = device::subscriber().await else { return };
    // Somebody else's messages must not arrive where this person looks.
    if wish::owner().is_some_and(|owner| owner != person) {
        if let Some(foreign) = device::existing(&manager).await {
            device::end(&foreign).await;
        }
        wish::disown();
    }
    if !wish::is_wished(person) {
        return;
    }
    let renewed = async {
        let key = super::api::key(person).await?;
        let subscription = device::fitting(&manager, &key).await?;
        let id = super::api::store(person, device::written(&subscription)?).await?;
        if wish::is_wished(person) {
            wish::note(person);
        } else {
            // Switched off meanwhile, here or in another tab.
            super::api::forget(person, id).await?;
            device::end(&subscription).await;
        }
        Ok::<_, super::Refusal>(())
    };
    // What failed is made up for at the next start.
    let _ = renewed.await;
}
