-- Why: work that is done after the commit that wanted it (a push, a mail of a notification, the summary of a day), and
-- work that comes round by the clock and is done by one of several server processes.
-- Locks: none, all tables are new. Old code does not know them.

-- One row is one piece of work. The app may put work in, the worker takes it out. A payload holds ids and days only:
-- whoever does the work reads the rest in a transaction of the owner.
create table jobs (
    job_id uuid primary key,
    -- Whose rows it works on; none for work across owners, which only the worker may put in.
    user_id uuid references users,
    kind text not null check (kind ~ '^[a-z_]{1,40}$'),
    payload jsonb not null,
    -- The same work is put in once while it is unfinished.
    dedupe_key text check (length(dedupe_key) between 1 and 200),
    state text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
    created_at timestamptz not null,
    -- Not before.
    run_at timestamptz not null,
    attempts integer not null default 0 check (attempts >= 0),
    max_attempts integer not null check (max_attempts between 1 and 100),
    -- The claim that it is worked under, and until when nobody else may claim it. A worker that lives moves it on.
    lease_id uuid,
    locked_until timestamptz,
    -- A code, never an answer of the other side: those may name people.
    last_error_code text,
    -- When it was done or given up.
    finished_at timestamptz,
    check ((state = 'waiting') = (finished_at is null)),
    check ((lease_id is null) = (locked_until is null)),
    check (state = 'waiting' or lease_id is null)
);
-- The owner stands in it, so that a key tells nothing about other people's work.
create unique index jobs_dedupe on jobs (user_id, kind, dedupe_key) nulls not distinct
    where finished_at is null and dedupe_key is not null;
create index jobs_due on jobs (kind, run_at) where finished_at is null;
create index jobs_leases on jobs (locked_until) where locked_until is not null;
create index jobs_finished on jobs (finished_at) where finished_at is not null;
create index jobs_dead on jobs (finished_at) where state = 'dead';
alter table jobs enable row level security;
create policy jobs_insert on jobs for insert to wellspring_app
    with check (user_id = (select current_user_id()));
create policy jobs_work on jobs for all to wellspring_worker using (true);
grant insert (job_id, user_id, kind, payload, dedupe_key, created_at, run_at, max_attempts) on jobs to wellspring_app;
grant select, insert, update, delete on jobs to wellspring_worker;

-- Wakes the workers when the transaction commits. Commits that notify queue for one lock, which is why live hints are
-- sent elsewhere (decision 19); here only those pay that put in work which is due at once, and no check-in does.
create function wake_workers() returns trigger
    language plpgsql set search_path = public, pg_temp
    as $$
    begin
        perform pg_notify('wellspring_jobs', '');
        return null;
    end
    $$;
revoke execute on function wake_workers() from public;
create trigger jobs_wake after insert on jobs
    for each row when (new.run_at <= now() + interval '5 seconds') execute function wake_workers();

-- Work by the clock. Time is cut into slots; who notes a slot first does its work.
create table job_schedules (
    schedule text primary key check (schedule ~ '^[a-z_]{1,40}$'),
    -- Beginning of the last slot that was begun.
    last_fired_for timestamptz not null
);
alter table job_schedules enable row level security;
create policy job_schedules_work on job_schedules for all to wellspring_worker using (true);
grant select, insert, update on job_schedules to wellspring_worker;
