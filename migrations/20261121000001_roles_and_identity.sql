-- Why: people, their sessions and everything that proves who calls.
-- Locks: none, all tables are new. Old code: there is none.
-- Row-level security is enabled, not forced (decision 13): the owner migrates and backs up, the roles below see only
-- what a policy shows them. Unset identity means no rows.

do $$
begin
    if not exists (select from pg_roles where rolname = 'wellspring_app') then
        create role wellspring_app nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'wellspring_worker') then
        create role wellspring_worker nologin;
    end if;
end
$$;
grant usage on schema public to wellspring_app, wellspring_worker;

-- The identity of the transaction, set by the statement that begins it. Wrapped in a sub-select by the policies, so
-- that it is read once for each statement.
create function current_user_id() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

create table users (
    user_id uuid primary key,
    email text not null check (length(email) between 3 and 254),
    -- The form in which two spellings are one address.
    email_canonical text not null,
    email_verified_at timestamptz,
    display_name text not null check (length(display_name) between 1 and 80),
    time_zone text not null check (length(time_zone) between 1 and 64),
    day_start_minutes smallint not null default 0 check (day_start_minutes between 0 and 360),
    week_start text not null default 'mon' check (week_start in ('mon', 'sat', 'sun')),
    number_format text not null default 'comma_dot' check (number_format in ('comma_dot', 'dot_comma', 'space_comma')),
    date_format text not null default 'dmy' check (date_format in ('dmy', 'mdy', 'iso')),
    units text not null default 'metric' check (units in ('metric', 'imperial')),
    currency char(3) not null default 'EUR',
    theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
    -- Accounts made by `wellspring demo`, the only ones it may touch.
    is_demo boolean not null default false,
    disabled_at timestamptz,
    -- When the owner asked for the end of the account, and from when on everything is erased. Until then nobody gets in
    -- without saying that they come back.
    deletion_asked_at timestamptz,
    erase_after timestamptz,
    -- The last local day on which a device of this person called: after a week without one, silence says nothing.
    last_active_day date,
    version bigint not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint users_email_unique unique (email_canonical),
    constraint users_deletion_whole check ((deletion_asked_at is null) = (erase_after is null))
);
create index users_to_erase on users (erase_after) where erase_after is not null;
alter table users enable row level security;
create policy users_own on users to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update on users to wellspring_app;

create table user_credentials (
    user_id uuid primary key references users,
    -- A PHC string: algorithm, parameters, salt and hash.
    password_hash text not null,
    changed_at timestamptz not null
);
alter table user_credentials enable row level security;
create policy user_credentials_own on user_credentials to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update on user_credentials to wellspring_app;

-- One row for each signed-in browser, app or script. A cookie session and a family of refresh tokens are both
-- sessions, so that one list shows and one switch ends them.
create table sessions (
    user_id uuid not null references users,
    session_id uuid not null,
    kind text not null check (kind in ('cookie', 'token')),
    -- SHA-256 of the secret: the cookie's value, or the newest refresh token.
    token_hash bytea not null check (length(token_hash) = 32),
    -- The refresh token before, good for a minute after its rotation (decision 22).
    previous_token_hash bytea check (length(previous_token_hash) = 32),
    rotated_at timestamptz,
    -- A short claim of what the device is, from its user agent; never the whole string.
    device_label text not null check (length(device_label) <= 80),
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_expires_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz,
    primary key (user_id, session_id),
    constraint sessions_token_unique unique (token_hash)
);
create index sessions_previous_token on sessions (previous_token_hash) where previous_token_hash is not null;
alter table sessions enable row level security;
create policy sessions_own on sessions to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy sessions_expire on sessions for all to wellspring_worker using (true);
grant select, insert, update on sessions to wellspring_app;
-- The worker forgets by age and needs to read nothing else. Refresh tokens of a session go with it.
grant select (ended_at, idle_expires_at, expires_at), delete on sessions to wellspring_worker;

-- Refresh tokens that were rotated away, to recognise a thief or a lost answer. Forgotten with their session, or when it
-- could not have lived so long without a visit. One that was rotated knows its newest successor.
create table refresh_tokens (
    user_id uuid not null,
    session_id uuid not null,
    token_hash bytea not null check (length(token_hash) = 32),
    issued_at timestamptz not null,
    rotated_at timestamptz,
    successor_hash bytea check (length(successor_hash) = 32),
    primary key (user_id, token_hash),
    foreign key (user_id, session_id) references sessions (user_id, session_id) on delete cascade
);
create unique index refresh_tokens_hash on refresh_tokens (token_hash);
create index refresh_tokens_age on refresh_tokens (rotated_at);
alter table refresh_tokens enable row level security;
create policy refresh_tokens_own on refresh_tokens to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy refresh_tokens_expire on refresh_tokens for all to wellspring_worker using (true);
grant select, insert, update on refresh_tokens to wellspring_app;
grant select (rotated_at), delete on refresh_tokens to wellspring_worker;

create table personal_access_tokens (
    user_id uuid not null references users,
    access_token_id uuid not null,
    name text not null check (length(name) between 1 and 80),
    token_hash bytea not null check (length(token_hash) = 32),
    scopes text[] not null check (scopes <@ array['read', 'write', 'account']),
    created_at timestamptz not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    primary key (user_id, access_token_id),
    constraint personal_access_tokens_hash_unique unique (token_hash)
);
alter table personal_access_tokens enable row level security;
create policy personal_access_tokens_own on personal_access_tokens to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy personal_access_tokens_expire on personal_access_tokens for all to wellspring_worker using (true);
grant select, insert, update on personal_access_tokens to wellspring_app;
grant select (revoked_at, expires_at), delete on personal_access_tokens to wellspring_worker;

-- Single-use links in mails. A newer link of the same purpose replaces the older.
create table mail_links (
    user_id uuid not null references users,
    purpose text not null check (purpose in ('verify_email', 'reset_password')),
    token_hash bytea not null check (length(token_hash) = 32),
    -- The address that the link was sent to: it proves that one and no other.
    email_canonical text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (user_id, purpose),
    constraint mail_links_hash_unique unique (token_hash)
);
alter table mail_links enable row level security;
create policy mail_links_own on mail_links to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy mail_links_expire on mail_links for all to wellspring_worker using (true);
grant select, insert, update on mail_links to wellspring_app;
grant select (expires_at), delete on mail_links to wellspring_worker;

-- Keys that sign access tokens. Made by `migrate`; read through a function, never by a query of a request.
create table signing_keys (
    key_id text primary key,
    secret bytea not null check (length(secret) >= 32),
    created_at timestamptz not null default now(),
    -- Tokens of this key are refused from here on; none for the key in use. After a rotation it lies a little ahead, so
    -- that no token ends before its time.
    retired_at timestamptz
);
alter table signing_keys enable row level security;
insert into signing_keys (key_id, secret)
values (
    'k' || replace(gen_random_uuid()::text, '-', ''),
    decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
);

-- Attempts that matter for security, counted where every server process sees them (decision 19). `tokens` refill with
-- time; the key is a hash, so that no address of a person stands here.
create table throttles (
    bucket text not null,
    key_hash bytea not null,
    tokens double precision not null,
    refilled_at timestamptz not null,
    primary key (bucket, key_hash)
);
alter table throttles enable row level security;

-- ---------------------------------------------------------------------------------------------------------------
-- What may be asked before a caller is known: each function returns one row and nothing else (decision 13).
-- Temporary tables come last: left out of the path they come first, and could stand in for the tables named here.

create function find_credential(canonical text)
returns table (user_id uuid, password_hash text, disabled boolean, leaving boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select u.user_id, c.password_hash, u.disabled_at is not null, u.erase_after is not null
        from users u
        join user_credentials c on c.user_id = u.user_id
        where u.email_canonical = canonical
    $$;

create function find_user_by_email(canonical text)
returns table (user_id uuid, email text, display_name text, email_verified boolean)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select u.user_id, u.email, u.display_name, u.email_verified_at is not null
        from users u
        where u.email_canonical = canonical and u.disabled_at is null
    $$;

-- The live session of a cookie, with all that a request needs to know of its owner.
create function find_session(hash bytea, at timestamptz)
returns table (
    user_id uuid, session_id uuid, kind text, last_seen_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text
)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select s.user_id, s.session_id, s.kind, s.last_seen_at, u.email, u.email_verified_at is not null,
            u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
            u.date_format, u.units, u.currency::text, u.theme
        from sessions s
        join users u on u.user_id = s.user_id
        where s.token_hash = hash and s.kind = 'cookie' and s.ended_at is null
            and s.expires_at > at and s.idle_expires_at > at and u.disabled_at is null
            and u.erase_after is null
    $$;

-- The same for the session that an access token names.
create function find_session_by_id(owner uuid, id uuid, at timestamptz)
returns table (
    user_id uuid, session_id uuid, kind text, last_seen_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text
)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select s.user_id, s.session_id, s.kind, s.last_seen_at, u.email, u.email_verified_at is not null,
            u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
            u.date_format, u.units, u.currency::text, u.theme
        from sessions s
        join users u on u.user_id = s.user_id
        where s.user_id = owner and s.session_id = id and s.kind = 'token' and s.ended_at is null
            and s.expires_at > at and s.idle_expires_at > at and u.disabled_at is null
            and u.erase_after is null
    $$;

-- A personal access token, with its owner.
create function find_access_token(hash bytea, at timestamptz)
returns table (
    user_id uuid, access_token_id uuid, scopes text[], last_used_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text
)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select t.user_id, t.access_token_id, t.scopes, t.last_used_at, u.email, u.email_verified_at is not null,
            u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
            u.date_format, u.units, u.currency::text, u.theme
        from personal_access_tokens t
        join users u on u.user_id = t.user_id
        where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)
            and u.disabled_at is null and u.erase_after is null
    $$;

-- Whose refresh token this is or was.
create function find_refresh_token(hash bytea)
returns table (user_id uuid, session_id uuid, rotated_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select r.user_id, r.session_id, r.rotated_at
        from refresh_tokens r
        where r.token_hash = hash
    $$;

-- Whose mailed link this is; expiry and use are judged by the caller inside the owner's transaction.
create function find_mail_link(hash bytea)
returns table (user_id uuid, purpose text)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select l.user_id, l.purpose from mail_links l where l.token_hash = hash $$;

create function list_signing_keys()
returns table (key_id text, secret bytea, created_at timestamptz, retired_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select k.key_id, k.secret, k.created_at, k.retired_at
        from signing_keys k
        order by k.created_at desc, k.key_id
    $$;

-- Takes one token from a bucket that holds `burst` and gains one every `every_seconds`. Returns 0 when granted, else
-- the seconds until the next one.
create function take_throttle(bucket_name text, hash bytea, burst double precision, every_seconds double precision, at timestamptz)
returns double precision
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        left_over double precision;
    begin
        insert into throttles as t (bucket, key_hash, tokens, refilled_at)
        values (bucket_name, hash, burst - 1, at)
        on conflict (bucket, key_hash) do update
            set tokens = least(burst, t.tokens + greatest(0, extract(epoch from at - t.refilled_at)) / every_seconds) - 1,
                refilled_at = greatest(at, t.refilled_at)
        returning tokens into left_over;
        if left_over >= 0 then
            return 0;
        end if;
        -- A refused attempt costs nothing: waiting as told is enough.
        update throttles set tokens = tokens + 1 where bucket = bucket_name and key_hash = hash;
        return greatest(1, -left_over * every_seconds);
    end
    $$;

-- Gives the token of a granted attempt back, where only failures are to count.
create function return_throttle(bucket_name text, hash bytea)
returns void
    language sql security definer set search_path = public, pg_temp
    as $$ update throttles set tokens = tokens + 1 where bucket = bucket_name and key_hash = hash $$;

revoke execute on all functions in schema public from public;
grant execute on function current_user_id() to wellspring_app, wellspring_worker;
grant execute on function find_credential(text), find_user_by_email(text), find_session(bytea, timestamptz),
    find_session_by_id(uuid, uuid, timestamptz), find_access_token(bytea, timestamptz), find_refresh_token(bytea),
    find_mail_link(bytea), list_signing_keys(),
    take_throttle(text, bytea, double precision, double precision, timestamptz),
    return_throttle(text, bytea) to wellspring_app;
