-- Why: timers that fill the amount of a habit measured in time. What is kept are the presses; the timer that runs is
-- computed from them, so that devices that were offline come to the same one.
-- Locks: none, all tables are new. Old code does not know them.

create table habit_timer_presses (
    user_id uuid not null,
    -- The id of a start is the timer's.
    press_id uuid not null,
    habit_id uuid not null,
    timer_id uuid not null,
    kind text not null check (kind in ('start', 'stop', 'discard')),
    -- Corrected device time, held at the server's.
    pressed_at timestamptz not null,
    -- When it began or ended by the word of the owner, who may press later.
    said_at timestamptz not null check (said_at <= pressed_at),
    -- Of a start: the owner's local day, to which the time is added. Never recomputed (decision 16).
    day date,
    -- Of a stop: whether the owner was asked about a very long time.
    is_sure boolean not null default false,
    primary key (user_id, press_id),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade,
    check ((kind = 'start') = (day is not null))
);
create index habit_timer_presses_habit on habit_timer_presses (user_id, habit_id, pressed_at);
-- Presses are forgotten after 90 days, like the operations that carried them; those of a timer that runs stay.
create index habit_timer_presses_age on habit_timer_presses (pressed_at);
alter table habit_timer_presses enable row level security;
create policy habit_timer_presses_own on habit_timer_presses to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy habit_timer_presses_expire on habit_timer_presses for all to wellspring_worker using (true);
grant select, insert on habit_timer_presses to wellspring_app;
grant select, delete on habit_timer_presses to wellspring_worker;

-- The timer of each habit that ever had one, as its presses make it; a row of a timer that does not run keeps the version.
create table habit_timers (
    user_id uuid not null,
    habit_id uuid not null,
    -- The start that counts; none when nothing runs.
    timer_id uuid,
    -- Starts of other devices that joined it.
    joined uuid[] not null default '{}',
    started_at timestamptz,
    day date,
    version bigint not null default 1,
    primary key (user_id, habit_id),
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade,
    check ((timer_id is null) = (started_at is null) and (timer_id is null) = (day is null))
);
alter table habit_timers enable row level security;
create policy habit_timers_own on habit_timers to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy habit_timers_look on habit_timers for select to wellspring_worker using (true);
grant select, insert, update on habit_timers to wellspring_app;
grant select on habit_timers to wellspring_worker;
