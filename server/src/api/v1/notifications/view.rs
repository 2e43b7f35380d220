//! A stored notification as clients see it.

use services::notifications::NotificationRow;
use wire::notifications::NotificationView;

pub(super) fn view(row: NotificationRow) -> NotificationView {
    NotificationView {
        id: row.notification_id.uuid(),
        kind: row.kind.as_str().to_owned(),
        title: row.title,
        body: row.body,
        path: row.path,
        habit_id: row.habit_id.map(domain::ids::HabitId::uuid),
        task_id: row.task_id.map(domain::ids::TaskId::uuid),
        day: row.day,
        created_at: row.created_at,
        read_at: row.read_at,
        snoozed_until: row.snoozed_until,
    }
}
