-- Why: reminders of habits and of tasks. A row is one that its owner wrote, and the planner's place in it.
-- Locks: none, the table is new. Old code does not know it. Which tasks there are is known once tasks are, see there.

create table reminders (
    user_id uuid not null references users,
    reminder_id uuid not null,
    -- What it is about: either a habit or a task.
    habit_id uuid,
    task_id uuid,
    -- By the wall clock of `time_zone`, or of the person where that is null.
    at_time time,
    -- Of a habit. Bit 0 is Monday.
    weekdays smallint check (weekdays between 1 and 127),
    until_time time,
    every_minutes smallint check (every_minutes between 5 and 720),
    -- Of a task: minutes before the time at which it is due, or days before its day, then at `at_time`.
    minutes_before integer check (minutes_before between 0 and 40320),
    days_before smallint check (days_before between 0 and 365),
    time_zone text check (length(time_zone) <= 64),
    is_on boolean not null,
    version bigint not null,
    updated_at timestamptz not null,
    -- Everything before this instant was asked for or let go.
    planned_until timestamptz not null,
    -- When the planner looks at it next: the next time that it asks, or at once when something changed.
    next_at timestamptz,
    primary key (user_id, reminder_id),
    constraint reminders_subject check (num_nonnulls(habit_id, task_id) = 1),
    constraint reminders_of_habit check (
        habit_id is null
        or (num_nulls(at_time, weekdays) = 0 and num_nonnulls(minutes_before, days_before) = 0)
    ),
    constraint reminders_of_task check (
        task_id is null
        or (num_nonnulls(weekdays, until_time, every_minutes) = 0
            and num_nonnulls(minutes_before, days_before) = 1
            and (at_time is null) = (days_before is null)
            and num_nonnulls(minutes_before, time_zone) < 2)
    ),
    constraint reminders_window check ((until_time is null) = (every_minutes is null) and until_time > at_time),
    constraint reminders_habit foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
create index reminders_by_habit on reminders (user_id, habit_id) where habit_id is not null;
create index reminders_by_task on reminders (user_id, task_id) where task_id is not null;
create index reminders_due on reminders (next_at) where next_at is not null;
alter table reminders enable row level security;
create policy reminders_own on reminders to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy reminders_look on reminders for select to wellspring_worker using (true);
grant select, insert, update, delete on reminders to wellspring_app;
-- The worker learns whose turn it is; what is asked is decided among the rows of that person alone.
grant select (user_id, next_at) on reminders to wellspring_worker;
