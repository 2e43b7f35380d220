//! The owner's order of groups.

use domain::{
    habits::{Document, DocumentFields, DocumentKind, GroupFields, HabitGroup},
    ids::GroupId,
};
use store::{habits::documents as rows, sync as feed};

use super::put_document::put_in;
use crate::{Actor, Scope, ServiceError, habits::Habits};

impl Habits<'_> {
    /// Numbers the groups in the given order. Ids that are not the caller's are passed over; groups that are left out
    /// follow in their old order.
    ///
    /// # Errors
    /// When the database is not available.
    pub async fn order_groups(&self, actor: &Actor, ids: &[GroupId]) -> Result<(), ServiceError> {
        actor.require(Scope::Write)?;
        let user = actor.user_id;
        let mut tx = self.services.begin(user).await?;
        // Locks the feed before the rows, like every other write of this owner.
        feed::take_position(tx.conn(), user, 1).await?;
        let groups = rows::all(tx.conn(), user, DocumentKind::Group).await?;
        let mut groups: Vec<HabitGroup> = groups.into_iter().filter_map(Document::into_group).collect();
        groups.sort_by_key(|group| ids.iter().position(|id| *id == group.id).unwrap_or(ids.len()));
        for (place, group) in (0..).zip(groups).filter(|(place, group)| *place != group.position) {
            let position = feed::take_position(tx.conn(), user, 1).await?;
            let fields = DocumentFields::Group(GroupFields { name: group.name, position: Some(place) });
            put_in(&mut tx, position, group.id.uuid(), fields).await?;
        }
        tx.commit().await
    }
}
