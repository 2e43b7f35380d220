-- Why: one ordered feed of changes, one dedupe key for operations, events for other areas, and mail that leaves after
-- the commit that wanted it.
-- Locks: none, all tables are new. Old code: there is none.

-- One counter for each scope (decision 18). The writing transaction takes the next number by updating the row, so the
-- order of numbers is the order of commits.
create table change_counters (
    user_id uuid primary key references users,
    position bigint not null default 0,
    -- Tombstones up to here were forgotten: an older cursor starts again from a snapshot.
    kept_from bigint not null default 0
);
alter table change_counters enable row level security;
create policy change_counters_own on change_counters to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update on change_counters to wellspring_app;

-- The newest change of each entity. A reader that has seen `position` asks for what is above it.
create table changes (
    user_id uuid not null references users,
    entity text not null check (entity ~ '^[a-z_]{1,40}$'),
    -- The id, or habit and year as `<uuid>:<year>`.
    entity_id text not null,
    position bigint not null,
    deleted boolean not null default false,
    version bigint not null,
    changed_at timestamptz not null,
    primary key (user_id, entity, entity_id)
);
create unique index changes_position on changes (user_id, position);
alter table changes enable row level security;
create policy changes_own on changes to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update on changes to wellspring_app;

-- What each operation answered, kept 90 days: the same operation again gets the same answer.
create table applied_operations (
    user_id uuid not null references users,
    op_id uuid not null,
    request_hash bytea not null check (length(request_hash) = 32),
    result jsonb not null,
    applied_at timestamptz not null,
    primary key (user_id, op_id)
);
create index applied_operations_age on applied_operations (applied_at);
alter table applied_operations enable row level security;
create policy applied_operations_own on applied_operations to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy applied_operations_expire on applied_operations for all to wellspring_worker using (true);
grant select, insert on applied_operations to wellspring_app;
grant select, delete on applied_operations to wellspring_worker;

-- What was made under an `Idempotency-Key`, kept a day: the same request again gets the same answer. No answer is kept,
-- because it may hold a secret; what was made is found by its id.
create table idempotency_keys (
    user_id uuid not null references users,
    idempotency_key text not null check (length(idempotency_key) between 1 and 255),
    -- SHA-256 of what was asked for and of whom: a key that returns with another request is a mistake.
    request_hash bytea not null check (length(request_hash) = 32),
    made_id uuid not null,
    used_at timestamptz not null,
    primary key (user_id, idempotency_key)
);
create index idempotency_keys_age on idempotency_keys (used_at);
alter table idempotency_keys enable row level security;
create policy idempotency_keys_own on idempotency_keys to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy idempotency_keys_expire on idempotency_keys for all to wellspring_worker using (true);
grant select, insert, update on idempotency_keys to wellspring_app;
grant select, delete on idempotency_keys to wellspring_worker;

create table devices (
    user_id uuid not null references users,
    device_id uuid not null,
    client_build text not null check (length(client_build) <= 64),
    last_sync_at timestamptz not null,
    primary key (user_id, device_id)
);
alter table devices enable row level security;
create policy devices_own on devices to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy devices_expire on devices for all to wellspring_worker using (true);
grant select, insert, update on devices to wellspring_app;
grant select (last_sync_at), delete on devices to wellspring_worker;

create table events (
    user_id uuid not null references users,
    event_id uuid not null,
    kind text not null,
    body jsonb not null,
    occurred_at timestamptz not null,
    primary key (user_id, event_id)
);
alter table events enable row level security;
create policy events_own on events to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert on events to wellspring_app;

-- A form that was refused without wasm, kept ten minutes so that nothing typed is lost (decision 8).
create table form_drafts (
    user_id uuid not null references users,
    draft_id uuid not null,
    fields jsonb not null,
    problem jsonb not null,
    expires_at timestamptz not null,
    primary key (user_id, draft_id)
);
create index form_drafts_age on form_drafts (expires_at);
alter table form_drafts enable row level security;
create policy form_drafts_own on form_drafts to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy form_drafts_expire on form_drafts for all to wellspring_worker using (true);
grant select, insert on form_drafts to wellspring_app;
grant select, delete on form_drafts to wellspring_worker;

-- Mail leaves after the commit that wanted it. The app may put mail in, the worker takes it out.
create table mail_outbox (
    mail_id uuid primary key,
    user_id uuid references users,
    kind text not null,
    recipient text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    -- Where one press stops mails of this kind; none for mails about the account itself.
    unsubscribe_url text,
    created_at timestamptz not null,
    due_at timestamptz not null,
    locked_until timestamptz,
    attempts integer not null default 0,
    sent_at timestamptz,
    -- A code, never an answer of the other side: those may name people.
    failed_code text
);
create index mail_outbox_due on mail_outbox (due_at) where sent_at is null and failed_code is null;
alter table mail_outbox enable row level security;
create policy mail_outbox_insert on mail_outbox for insert to wellspring_app
    with check (user_id = (select current_user_id()));
create policy mail_outbox_work on mail_outbox for all to wellspring_worker using (true);
grant insert on mail_outbox to wellspring_app;
grant select, update, delete on mail_outbox to wellspring_worker;

create policy change_counters_sweep on change_counters for all to wellspring_worker using (true);
create policy changes_sweep on changes for all to wellspring_worker using (true);
grant select, update on change_counters to wellspring_worker;
grant select, delete on changes to wellspring_worker;

-- Throttles are swept by the worker.
create policy throttles_sweep on throttles for all to wellspring_worker using (true);
grant select, delete on throttles to wellspring_worker;
