-- Why: tasks, what they are sorted by, and what completing one did to the day of a habit.
-- Locks: none, all tables are new, and those of reminders and notifications are as new. Old code does not know them.
-- Keys lead with the owner (decision 14). Places are texts that are compared byte by byte, hence `collate "C"`.

create table projects (
    user_id uuid not null references users,
    project_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    color smallint not null check (color between 0 and 19),
    layout text not null check (layout in ('list', 'board')),
    position text collate "C" not null check (length(position) between 1 and 500),
    archived_at timestamptz,
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, project_id)
);
alter table projects enable row level security;
create policy projects_own on projects to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on projects to wellspring_app;

create table sections (
    user_id uuid not null,
    section_id uuid not null,
    project_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    position text collate "C" not null check (length(position) between 1 and 500),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, section_id),
    constraint sections_project foreign key (user_id, project_id) references projects (user_id, project_id)
);
create index sections_by_project on sections (user_id, project_id);
alter table sections enable row level security;
create policy sections_own on sections to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on sections to wellspring_app;

create table labels (
    user_id uuid not null references users,
    label_id uuid not null,
    name text not null check (length(name) between 1 and 60),
    color smallint not null check (color between 0 and 19),
    position text collate "C" not null check (length(position) between 1 and 500),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, label_id)
);
alter table labels enable row level security;
create policy labels_own on labels to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on labels to wellspring_app;

create table task_filters (
    user_id uuid not null references users,
    filter_id uuid not null,
    name text not null check (length(name) between 1 and 60),
    filter text not null check (length(filter) between 1 and 500),
    position text collate "C" not null check (length(position) between 1 and 500),
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, filter_id)
);
alter table task_filters enable row level security;
create policy task_filters_own on task_filters to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on task_filters to wellspring_app;

-- What the occurrences of a repeated task have in common. Its id is that of the task with which it began.
create table task_series (
    user_id uuid not null references users,
    series_id uuid not null,
    -- RFC 5545, as the rules print it.
    rule text not null check (length(rule) between 1 and 600),
    first_day date not null,
    version bigint not null,
    updated_at timestamptz not null,
    primary key (user_id, series_id)
);
alter table task_series enable row level security;
create policy task_series_own on task_series to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on task_series to wellspring_app;

create table tasks (
    user_id uuid not null references users,
    task_id uuid not null,
    title text not null check (length(title) between 1 and 500),
    notes text check (length(notes) <= 20000),
    -- In lower case by the rules of Unicode, written by the program: what is searched, compared byte by byte.
    title_folded text collate "C" not null,
    notes_folded text collate "C" not null default '',
    project_id uuid,
    section_id uuid,
    parent_id uuid,
    start_day date,
    due_day date,
    -- By the wall clock of `due_zone`, or of the person where that is null.
    due_time time,
    due_zone text check (length(due_zone) <= 64),
    deadline date,
    priority smallint not null default 4 check (priority between 1 and 4),
    labels uuid[] not null default '{}',
    estimate_minutes integer check (estimate_minutes between 1 and 10080),
    spent_minutes integer not null default 0 check (spent_minutes between 0 and 600000),
    -- A list of {"text", "is_done"}; nobody asks for one line alone.
    checklist jsonb not null default '[]' check (jsonb_typeof(checklist) = 'array'),
    timeframe text check (timeframe in ('today', 'this_week', 'this_month', 'someday')),
    planned_on date,
    -- RFC 5545. What it was when this occurrence was made; the series has the one that counts.
    repeat text check (length(repeat) <= 600),
    -- No foreign key: what was done of a series stays when the series is deleted, and can bring it back.
    series_id uuid,
    occurrence_day date,
    skipped integer not null default 0 check (skipped >= 0),
    completed_at timestamptz,
    -- The owner's local day, fixed when it was done and never recomputed (decision 16).
    completed_on date,
    position text collate "C" not null check (length(position) between 1 and 500),
    habit_id uuid,
    -- Nobody wants it suggested for today any more.
    dismissed_at timestamptz,
    changed_on date not null,
    deleted_at timestamptz,
    -- SHA-256 of the request that made it: the same id with the same body is a retry, with another body a mistake. Null
    -- for an occurrence that was made by the one before it.
    request_hash bytea check (length(request_hash) = 32),
    -- Last write of each part, of the place, and of being done.
    stamps jsonb not null default '{}',
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    primary key (user_id, task_id),
    -- An occurrence is made once, however often completing the one before it is sent.
    constraint tasks_occurrence unique (user_id, series_id, occurrence_day),
    constraint tasks_series_whole check (series_id is null or occurrence_day is not null),
    constraint tasks_due_whole check (due_day is not null or (due_time is null and due_zone is null)),
    constraint tasks_plan_whole check ((timeframe is null) = (planned_on is null)),
    constraint tasks_done_whole check ((completed_at is null) = (completed_on is null)),
    constraint tasks_section_in_project check (section_id is null or project_id is not null),
    -- Who deletes a project, a section or a label takes it off the tasks first: each of them is then told to other devices.
    constraint tasks_project foreign key (user_id, project_id) references projects (user_id, project_id),
    constraint tasks_section foreign key (user_id, section_id) references sections (user_id, section_id),
    constraint tasks_parent foreign key (user_id, parent_id) references tasks (user_id, task_id)
        on delete set null (parent_id),
    constraint tasks_habit foreign key (user_id, habit_id) references habits (user_id, habit_id)
        on delete set null (habit_id)
);
create index tasks_open on tasks (user_id) where completed_at is null and deleted_at is null;
create index tasks_done on tasks (user_id, completed_on desc, completed_at desc, task_id desc)
    where completed_at is not null and deleted_at is null;
create index tasks_by_project on tasks (user_id, project_id) where project_id is not null;
create index tasks_by_section on tasks (user_id, section_id) where section_id is not null;
create index tasks_by_parent on tasks (user_id, parent_id) where parent_id is not null;
create index tasks_by_habit on tasks (user_id, habit_id) where habit_id is not null;
create index tasks_by_day on tasks (user_id, coalesce(due_day, start_day, deadline)) where deleted_at is null;
create index tasks_trash on tasks (deleted_at) where deleted_at is not null;
alter table tasks enable row level security;
create policy tasks_own on tasks to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
-- What has been in the trash for thirty days is removed, by its owner's own transaction; the worker only finds whose.
create policy tasks_trash on tasks for select to wellspring_worker using (deleted_at is not null);
grant select, insert, update, delete on tasks to wellspring_app;
grant select (user_id, deleted_at) on tasks to wellspring_worker;

-- What completing a task noted of a habit's day, so that taking it back withdraws exactly that.
create table task_habit_logs (
    user_id uuid not null,
    task_id uuid not null,
    habit_id uuid not null,
    day date not null,
    -- What was added to a measured habit; null where the day was noted as done.
    amount numeric(12, 3),
    -- The write of the status: one that came after it is not taken back.
    written_at timestamptz not null,
    written_by uuid not null,
    primary key (user_id, task_id),
    foreign key (user_id, task_id) references tasks (user_id, task_id) on delete cascade,
    foreign key (user_id, habit_id) references habits (user_id, habit_id) on delete cascade
);
create index task_habit_logs_by_habit on task_habit_logs (user_id, habit_id);
alter table task_habit_logs enable row level security;
create policy task_habit_logs_own on task_habit_logs to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on task_habit_logs to wellspring_app;

-- Reminders and notifications may be about a task; their tables came first.
alter table reminders add constraint reminders_task
    foreign key (user_id, task_id) references tasks (user_id, task_id) on delete cascade;
alter table notifications add constraint notifications_task
    foreign key (user_id, task_id) references tasks (user_id, task_id) on delete cascade;
