-- Why: files that people bring along from other apps: the file until it is taken over, what was made of it, and
-- what it takes to take that back.
-- Locks: none, all tables are new. Old code does not know them, and leaves jobs of their kind to the version that does.

create table import_batches (
    user_id uuid not null references users,
    import_id uuid not null,
    file_name text not null check (length(file_name) between 1 and 200),
    -- The same file again is known by it.
    sha256 bytea not null check (length(sha256) = 32),
    -- As it was recognised; none before it was read.
    format text check (format in ('loop_csv', 'loop_backup', 'habit_bull', 'habit_trove', 'beaver', 'table_habit',
        'habitica', 'todoist_csv', 'tick_tick_csv', 'vikunja_json', 'ics_todo', 'wellspring')),
    state text not null check (state in ('uploaded', 'read', 'applying', 'applied', 'undone', 'failed')),
    -- What was decided; nobody asks for one decision alone.
    choices jsonb not null default '{}',
    -- How much of each was found, made, and kept when it was taken back.
    found jsonb not null default '{}',
    made jsonb not null default '{}',
    kept jsonb not null default '{}',
    problem_count bigint not null default 0 check (problem_count >= 0),
    losses jsonb not null default '[]' check (jsonb_typeof(losses) = 'array'),
    -- Why it failed: a code and a place.
    refusal jsonb,
    -- How far it is. Written beside the transaction that takes it over, whose rows nobody sees yet.
    progress_done integer check (progress_done >= 0),
    progress_total integer check (progress_total >= 0),
    -- How often taking it over was begun: what ends its worker each time is given up.
    attempts integer not null default 0 check (attempts >= 0),
    created_at timestamptz not null,
    applied_at timestamptz,
    undo_until timestamptz,
    undone_at timestamptz,
    primary key (user_id, import_id),
    constraint import_batches_read_whole check (format is not null or state in ('uploaded', 'failed')),
    constraint import_batches_applied_whole check ((applied_at is null) = (undo_until is null)),
    constraint import_batches_undone_whole check ((state = 'undone') = (undone_at is not null))
);
-- What was not taken over is forgotten by the worker, whosever it is.
create index import_batches_unused on import_batches (created_at) where state in ('uploaded', 'read', 'failed');
alter table import_batches enable row level security;
create policy import_batches_own on import_batches to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy import_batches_expire on import_batches for all to wellspring_worker
    using (state in ('uploaded', 'read', 'failed'));
grant select, insert, update, delete on import_batches to wellspring_app;
grant select (user_id, import_id, state, created_at), delete on import_batches to wellspring_worker;

-- The file itself, until it was taken over. Apart from its batch, so that a list of imports does not touch it.
create table import_files (
    user_id uuid not null,
    import_id uuid not null,
    content bytea not null,
    -- What was found in it, as JSON; none before it was read.
    reading bytea,
    primary key (user_id, import_id),
    foreign key (user_id, import_id) references import_batches (user_id, import_id) on delete cascade
);
-- Packed already, or small: compressing it again only costs time.
alter table import_files alter column content set storage external;
alter table import_files enable row level security;
create policy import_files_own on import_files to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on import_files to wellspring_app;

-- What was made of a file, by its own ids: so that the same again makes nothing, and so that it can be taken back.
create table import_rows (
    user_id uuid not null,
    import_id uuid not null,
    -- `row` is a row of our own archive: its source is its table and its key.
    kind text not null check (kind in ('habit', 'group', 'reminder', 'project', 'section', 'label', 'task', 'row')),
    source_id text not null check (length(source_id) between 1 and 500),
    -- No foreign key: what was made may be deleted by its owner.
    target_id uuid not null,
    -- `made` goes when the import is taken back. `joined` was there before: only what was added to it goes.
    change text not null check (change in ('made', 'joined')),
    -- The version after the import: another one says that its owner has changed it since.
    version bigint not null,
    primary key (user_id, import_id, kind, source_id),
    foreign key (user_id, import_id) references import_batches (user_id, import_id) on delete cascade
);
create index import_rows_source on import_rows (user_id, kind, source_id);
alter table import_rows enable row level security;
create policy import_rows_own on import_rows to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on import_rows to wellspring_app;
