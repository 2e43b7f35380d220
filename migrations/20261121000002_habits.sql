-- Why: habits with every schedule they ever had, what was said of each day, and the packed years that are read.
-- Locks: none, all tables are new. Old code: there is none.
-- Keys lead with the owner (decision 14): ids are made by clients, so nothing client-made is unique across users.

create table habits (
    user_id uuid not null references users,
    habit_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    kind text not null check (kind in ('yes_no', 'measure', 'limit', 'quit')),
    unit text check (length(unit) <= 20),
    question text check (length(question) <= 200),
    starts_on date not null,
    -- What the owner chose. An earlier entry moves `starts_on` before it; clearing that entry moves it back.
    chosen_starts_on date not null,
    reserves_per_month smallint not null default 0 check (reserves_per_month between 0 and 5),
    assume_kept boolean not null default false,
    position integer not null default 0,
    archived_at timestamptz,
    deleted_at timestamptz,
    -- SHA-256 of the request that made it: the same id with the same body is a retry, with another body a mistake.
    request_hash bytea not null check (length(request_hash) = 32),
    -- Last write of each part, like those of the fields of an entry; one value, because nobody asks for one alone.
    stamps jsonb not null default '{}',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (user_id, habit_id)
);
alter table habits enable row level security;
create policy habits_own on habits to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
-- What has been in the trash for thirty days is removed, by its owner's own transaction; the worker only finds whose.
create index habits_trash on habits (deleted_at) where deleted_at is not null;
create policy habits_trash on habits for select to wellspring_worker using (deleted_at is not null);
grant select, insert, update, delete on habits to wellspring_app;
grant select (user_id, deleted_at) on habits to wellspring_worker;

-- An edit never rescores the past: it adds a version that holds from a day on.
create table habit_schedules (
    user_id uuid not null,
    habit_id uuid not null,
    effective_from date not null,
    -- The tagged rule of the REST contract, for example {"type": "weekdays", "days": ["mon"]}.
    rule jsonb not null check (rule ->> 'type' in
        ('daily', 'weekdays', 'times_per_week', 'every_x_days', 'times_per_month', 'times_in_days')),
    target numeric(12, 3) check (target >= 0),
    -- How these days were judged, where the habit is of another kind now: an edit never rescores the past.
    kind text check (kind in ('yes_no', 'measure', 'limit', 'quit')),
    assume_kept boolean,
    primary key (user_id, habit_id, effective_from),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
alter table habit_schedules enable row level security;
create policy habit_schedules_own on habit_schedules to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on habit_schedules to wellspring_app;

create table habit_entries (
    user_id uuid not null,
    habit_id uuid not null,
    -- The owner's local day, fixed when it happened and never recomputed (decision 16).
    day date not null,
    status text check (status in ('done', 'partial', 'skipped', 'failed')),
    -- What is shown: `set_value` and `added` together, held between nothing and the largest amount. The parts are kept
    -- whole, because a sum that is held at a border on the way depends on the order in which changes arrive.
    value numeric(12, 3) check (value >= 0),
    set_value numeric(12, 3) check (set_value >= 0),
    added numeric(18, 3) not null default 0,
    note text check (length(note) <= 2000),
    -- What is shown of the reason: `set_skip_reason`, while the day is skipped.
    skip_reason text check (length(skip_reason) <= 200),
    set_skip_reason text check (length(set_skip_reason) <= 200),
    source text not null default 'manual' check (source in ('manual', 'timer', 'task', 'workout', 'import')),
    -- When it happened, by the device's claim held at the server's time.
    occurred_at timestamptz,
    time_zone text not null,
    -- Last write of each field, by corrected device time with the operation's id as tie-break: a change that arrives
    -- late does not overwrite one that was made after it. A cleared entry stays as an empty row for the same reason.
    status_at timestamptz,
    status_by uuid,
    -- Last word on the reason; a status other than skipped is one too.
    reason_at timestamptz,
    reason_by uuid,
    value_at timestamptz,
    value_by uuid,
    note_at timestamptz,
    note_by uuid,
    -- Last word on `occurred_at`: a change of status or value, an increment, or an edit of the time alone.
    occurred_stamp_at timestamptz,
    occurred_stamp_by uuid,
    version bigint not null default 1,
    primary key (user_id, habit_id, day),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
alter table habit_entries enable row level security;
create policy habit_entries_own on habit_entries to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on habit_entries to wellspring_app;

-- Every "+1", by its own id, so that one that is sent twice counts once.
create table habit_increments (
    user_id uuid not null,
    increment_id uuid not null,
    habit_id uuid not null,
    day date not null,
    amount numeric(12, 3) not null,
    -- By corrected device time: amounts made before the last "set to" are part of what it replaced.
    written_at timestamptz not null,
    primary key (user_id, increment_id),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
alter table habit_increments enable row level security;
create index habit_increments_day on habit_increments (user_id, habit_id, day, written_at);
create policy habit_increments_own on habit_increments to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert on habit_increments to wellspring_app;

-- Every change of every entry, also of the one that lost: history, and what a restore reads.
create table habit_entry_changes (
    user_id uuid not null,
    change_id uuid not null,
    habit_id uuid not null,
    day date not null,
    kind text not null check (kind in ('set', 'increment', 'clear')),
    -- The entry before, none when there was none, and what was asked for.
    before jsonb,
    request jsonb not null,
    outcome text not null check (outcome in ('applied', 'superseded')),
    -- What led to it: a hand, the timer, an earlier state of the day, or another area.
    source text not null default 'manual'
        check (source in ('manual', 'timer', 'restore', 'task', 'workout', 'import')),
    -- The offline queue that brought it, and the session through which it came; none with a personal token.
    device_id uuid,
    session_id uuid,
    client_time timestamptz not null,
    recorded_at timestamptz not null,
    primary key (user_id, change_id),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
create index habit_entry_changes_day on habit_entry_changes (user_id, habit_id, day, recorded_at);
-- Forgotten after 400 days: the same season a year ago can be looked up, and what is older stands in the entry alone.
create index habit_entry_changes_age on habit_entry_changes (recorded_at);
alter table habit_entry_changes enable row level security;
create policy habit_entry_changes_own on habit_entry_changes to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy habit_entry_changes_expire on habit_entry_changes for all to wellspring_worker using (true);
grant select, insert on habit_entry_changes to wellspring_app;
grant select, delete on habit_entry_changes to wellspring_worker;

-- The packed projection (decision 17), written in the transaction of the entry, rebuildable at any time.
create table habit_years (
    user_id uuid not null,
    habit_id uuid not null,
    year smallint not null,
    days bytea not null,
    version bigint not null default 1,
    primary key (user_id, habit_id, year),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
alter table habit_years enable row level security;
create policy habit_years_own on habit_years to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on habit_years to wellspring_app;
