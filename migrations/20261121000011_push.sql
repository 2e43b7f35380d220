-- Why: browsers that take messages of a person while no page is open (Web Push), and the key that says who sends them.
-- Locks: none, all tables are new. Old code: knows none of them and leaves them alone.

-- One row for each browser. It goes with its session: who signed out there must not be told anything there any more.
create table push_subscriptions (
    user_id uuid not null references users,
    subscription_id uuid not null,
    -- None for one that was made with a personal token.
    session_id uuid,
    -- Where the browser's push service takes messages. Whoever knows it may send there, so it is shown to nobody.
    endpoint text not null check (length(endpoint) between 1 and 2048),
    -- The browser's public key, an uncompressed point of P-256, and its secret (RFC 8291).
    p256dh bytea not null check (length(p256dh) = 65),
    auth bytea not null check (length(auth) = 16),
    -- A short claim of what the device is, from its user agent.
    label text not null check (length(label) between 1 and 80),
    created_at timestamptz not null,
    -- When the browser last said that it is still there.
    seen_at timestamptz not null,
    last_sent_at timestamptz,
    -- A code of our own, never the words of the other side.
    last_outcome text check (last_outcome ~ '^[a-z_]{1,40}$'),
    -- Failures since the last delivery.
    failed_count integer not null default 0,
    primary key (user_id, subscription_id),
    constraint push_subscriptions_endpoint unique (user_id, endpoint),
    constraint push_subscriptions_session foreign key (user_id, session_id)
        references sessions (user_id, session_id) on delete cascade
);
create index push_subscriptions_of_session on push_subscriptions (user_id, session_id) where session_id is not null;
alter table push_subscriptions enable row level security;
create policy push_subscriptions_own on push_subscriptions to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on push_subscriptions to wellspring_app;

-- The key that push services know this installation by (RFC 8292), made when it is first needed unless the configuration
-- names one. Read and made through the two functions below, never by a query of a request.
create table push_keys (
    only_row boolean primary key default true check (only_row),
    private_key bytea not null check (length(private_key) = 32),
    created_at timestamptz not null default now()
);
alter table push_keys enable row level security;

create function find_push_key()
returns bytea
    language sql stable security definer set search_path = public, pg_temp
    as $$ select k.private_key from push_keys k $$;

-- Keeps this key where there is none yet. Of several processes that start together the first wins, so what counts is what
-- `find_push_key` says afterwards.
create function keep_push_key(new_key bytea)
returns void
    language sql security definer set search_path = public, pg_temp
    as $$ insert into push_keys (private_key) values (new_key) on conflict (only_row) do nothing $$;

revoke all on function find_push_key(), keep_push_key(bytea) from public;
grant execute on function find_push_key(), keep_push_key(bytea) to wellspring_app;
