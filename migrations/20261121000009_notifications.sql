-- Why: what people are told beside the pages, and what they want to be told, by which way and when.
-- Locks: none, all tables are new. Old code: knows none of them and leaves them alone.

-- One row a person, from the first choice or the first notification on. Without one, everything is as it is at first.
create table notification_settings (
    user_id uuid not null primary key references users,
    -- Channels by kind: {"habit_reminder": {"in_app": true, "push": true, "mail": false}}. A kind that is not named has
    -- the channels that it has at first.
    matrix jsonb not null check (jsonb_typeof(matrix) = 'object'),
    -- By the wall clock of the person; over midnight where the end is earlier.
    quiet_from time,
    quiet_to time,
    -- When the one summary of a day comes, and the instant at which that is the next time.
    digest_at time,
    next_digest_at timestamptz,
    daily_limit smallint not null check (daily_limit between 0 and 50),
    badge boolean not null,
    -- Pushes and mails of one local day. The row is locked while one is counted, so that two processes keep the limit.
    sent_day date,
    sent_count integer not null default 0 check (sent_count >= 0),
    version bigint not null default 1,
    updated_at timestamptz not null,
    constraint notification_settings_quiet check ((quiet_from is null) = (quiet_to is null) and quiet_from <> quiet_to),
    constraint notification_settings_digest check ((digest_at is null) = (next_digest_at is null))
);
create index notification_settings_due on notification_settings (next_digest_at) where next_digest_at is not null;
alter table notification_settings enable row level security;
create policy notification_settings_own on notification_settings to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
-- The worker finds who is due. What then happens, happens as that person.
create policy notification_settings_look on notification_settings for select to wellspring_worker using (true);
grant select, insert, update on notification_settings to wellspring_app;
grant select (user_id, next_digest_at) on notification_settings to wellspring_worker;

create table notifications (
    user_id uuid not null references users,
    notification_id uuid not null,
    kind text not null check (kind ~ '^[a-z_]{1,40}$'),
    -- What may be told once: the same key again tells nothing.
    dedupe_key text not null check (length(dedupe_key) between 1 and 200),
    title text not null check (length(title) between 1 and 200),
    body text not null check (length(body) <= 2000),
    -- Where it leads, inside the app.
    path text not null check (path ~ '^/app([/?][!-~]*)?$' and length(path) <= 500),
    habit_id uuid,
    -- The task that it is about. Which tasks there are is known once tasks are, see there.
    task_id uuid,
    day date,
    -- Whether it stands in the list inside the app; one that was only pushed or mailed does not.
    in_app boolean not null,
    created_at timestamptz not null,
    read_at timestamptz,
    -- Comes back then, as if it were new.
    snoozed_until timestamptz,
    -- Worth nothing outside the app after that.
    expires_at timestamptz,
    primary key (user_id, notification_id),
    constraint notifications_once unique (user_id, dedupe_key),
    constraint notifications_habit foreign key (user_id, habit_id)
        references habits (user_id, habit_id) on delete cascade
);
create index notifications_list on notifications (user_id, created_at desc, notification_id desc) where in_app;
create index notifications_unread on notifications (user_id) where in_app and read_at is null;
-- What a check-in settles, and what goes with a habit.
create index notifications_of_habit on notifications (user_id, habit_id, day) where habit_id is not null;
create index notifications_of_task on notifications (user_id, task_id) where task_id is not null;
-- Notifications are forgotten after 90 days.
create index notifications_age on notifications (created_at);
alter table notifications enable row level security;
create policy notifications_own on notifications to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy notifications_expire on notifications for all to wellspring_worker using (true);
grant select, insert, update on notifications to wellspring_app;
grant select (created_at), delete on notifications to wellspring_worker;
