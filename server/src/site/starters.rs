//! `/habits/templates/{slug}`: one page for each starter stack.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    extract::{Path, State},
    http::{HeaderMap, Uri},
    routing::{MethodRouter, get},
};
use domain::habits::starter_stacks::{STARTERS, starter};

use crate::{
    site::{
        answer::{Visit, not_found},
        content::Kept,
        pages,
    },
    state::AppState,
};

/// The route of all of them.
pub(super) fn route() -> MethodRouter<AppState> {
    let kept: BTreeMap<&str, Kept> = STARTERS.iter().map(|starter| (starter.slug, Kept::default())).collect();
    let kept = Arc::new(kept);
    get(move |State(state): State<AppState>, Path(slug): Path<String>, visit: Visit, uri: Uri, headers: HeaderMap| {
        let kept = kept.clone();
        async move {
            match (starter(&slug), kept.get(slug.as_str())) {
                (Some(stack), Some(kept)) => kept.answer(&visit, &headers, |context| pages::starter(context, stack)),
                _ => not_found(State(state), uri, headers).await,
            }
        }
    })
}

/// A slug that was asked for, if there is such a stack.
pub(super) fn checked(slug: Option<&str>) -> Option<&'static str> {
    slug.and_then(starter).map(|starter| starter.slug)
}
