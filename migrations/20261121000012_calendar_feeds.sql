-- Why: calendars that another program fetches without signing in, and the key by which a link in a mail proves which mails
-- it may stop.
-- Locks: none, all tables are new. Old code: does not know them.

-- The address of a feed is a secret: only its hash is kept, and who revokes a feed removes its row.
create table calendar_feeds (
    user_id uuid not null references users,
    feed_id uuid not null,
    name text not null check (length(name) between 1 and 60),
    -- Whether the program that shows it shall ring too.
    alarms boolean not null,
    token_hash bytea not null check (length(token_hash) = 32),
    created_at timestamptz not null,
    last_read_at timestamptz,
    primary key (user_id, feed_id),
    constraint calendar_feeds_token_unique unique (token_hash)
);
alter table calendar_feeds enable row level security;
create policy calendar_feeds_own on calendar_feeds to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on calendar_feeds to wellspring_app;

-- Keys of links that prove themselves. Not rotated: a mail of last year must still be able to stop mails, and stopping
-- them is all that such a link can do.
create table link_keys (
    purpose text primary key check (purpose in ('unsubscribe')),
    secret bytea not null check (length(secret) >= 32)
);
alter table link_keys enable row level security;
insert into link_keys (purpose, secret)
values ('unsubscribe', decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));

-- Whose feed an address is of, before a caller is known.
create function find_calendar_feed(hash bytea)
returns table (user_id uuid, feed_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select f.user_id, f.feed_id
        from calendar_feeds f
        join users u on u.user_id = f.user_id
        where f.token_hash = hash and u.disabled_at is null and u.erase_after is null
    $$;

create function find_link_key(wanted text) returns bytea
    language sql stable security definer set search_path = public, pg_temp
    as $$ select k.secret from link_keys k where k.purpose = wanted $$;

revoke all on function find_calendar_feed(bytea), find_link_key(text) from public;
grant execute on function find_calendar_feed(bytea), find_link_key(text) to wellspring_app;
