-- Why: what stands around habits: groups, identities, pauses and stacks, and how a habit looks.
-- Locks: the new columns of habits have constant defaults, so the table is locked for a moment and not rewritten; the
-- other tables are new. Old code: reads and writes habits by named columns and leaves the new ones at their defaults.

create table habit_groups (
    user_id uuid not null references users,
    group_id uuid not null,
    name text not null check (length(name) between 1 and 60),
    position integer not null check (position >= 0),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, group_id)
);
alter table habit_groups enable row level security;
create policy habit_groups_own on habit_groups to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on habit_groups to wellspring_app;

create table identities (
    user_id uuid not null references users,
    identity_id uuid not null,
    statement text not null check (length(statement) between 1 and 200),
    position integer not null check (position >= 0),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, identity_id)
);
alter table identities enable row level security;
create policy identities_own on identities to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on identities to wellspring_app;

-- Who deletes a group or an identity takes it off the habits first: each of them is then told to other devices.
alter table habits
    add column tone text not null default 'good' check (tone in ('good', 'neutral', 'bad')),
    add column color smallint not null default 8 check (color between 0 and 19),
    add column icon text check (length(icon) <= 40),
    add column description text check (length(description) <= 2000),
    add column minimum_text text check (length(minimum_text) <= 120),
    add column identity_id uuid,
    add column group_id uuid,
    add column unit_price_minor bigint check (unit_price_minor > 0),
    add column unit_price_currency text check (unit_price_currency ~ '^[A-Z]{3}$'),
    add column usual_amount numeric(12, 3) check (usual_amount > 0),
    add constraint habits_unit_price_whole check ((unit_price_minor is null) = (unit_price_currency is null)),
    add constraint habits_identity foreign key (user_id, identity_id) references identities (user_id, identity_id),
    add constraint habits_group foreign key (user_id, group_id) references habit_groups (user_id, group_id);
create index habits_by_identity on habits (user_id, identity_id) where identity_id is not null;
create index habits_by_group on habits (user_id, group_id) where group_id is not null;

-- Read as skips; nothing is written about the days. Without a habit and without a group it is a pause of all.
create table pauses (
    user_id uuid not null references users,
    pause_id uuid not null,
    habit_id uuid,
    group_id uuid,
    from_day date not null,
    to_day date check (to_day >= from_day),
    reason text check (length(reason) <= 200),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, pause_id),
    constraint pauses_one_scope check (habit_id is null or group_id is null),
    constraint pauses_habit foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade,
    constraint pauses_group foreign key (user_id, group_id) references habit_groups (user_id, group_id)
);
create index pauses_by_habit on pauses (user_id, habit_id) where habit_id is not null;
create index pauses_by_group on pauses (user_id, group_id) where group_id is not null;
alter table pauses enable row level security;
create policy pauses_own on pauses to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on pauses to wellspring_app;

-- What a habit follows: the only truth about it. No circles, which the code checks behind the lock of the feed's counter.
create table habit_stacks (
    user_id uuid not null references users,
    stack_id uuid not null,
    anchor_habit_id uuid,
    follower_habit_id uuid not null,
    cue text check (length(cue) <= 200),
    at_time time,
    place text check (length(place) <= 120),
    position integer not null check (position >= 0),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, stack_id),
    constraint habit_stacks_one_row_a_follower unique (user_id, follower_habit_id),
    constraint habit_stacks_named check (anchor_habit_id is not null or cue is not null),
    constraint habit_stacks_not_itself check (anchor_habit_id <> follower_habit_id),
    constraint habit_stacks_anchor foreign key (user_id, anchor_habit_id)
        references habits (user_id, habit_id) on delete cascade,
    constraint habit_stacks_follower foreign key (user_id, follower_habit_id)
        references habits (user_id, habit_id) on delete cascade
);
create index habit_stacks_by_anchor on habit_stacks (user_id, anchor_habit_id) where anchor_habit_id is not null;
alter table habit_stacks enable row level security;
create policy habit_stacks_own on habit_stacks to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on habit_stacks to wellspring_app;
