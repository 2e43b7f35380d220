-- Why: copies of all that somebody has here, to take along, and the end of an account.
-- Locks: none, all tables are new. Old code does not know them.

-- A copy is made by a job and lies here for a day. Its bytes are rows too: so any process can make it and any other hand it
-- out, and it goes with its owner.
create table exports (
    user_id uuid not null references users,
    export_id uuid not null,
    form text not null check (form in ('archive', 'loop_csv', 'csv', 'json', 'ics')),
    state text not null check (state in ('waits', 'making', 'ready', 'failed')),
    -- Stands in the link beside the id. The link opens nothing without its owner, who may read it here at any time.
    secret text not null check (length(secret) between 32 and 100),
    asked_at timestamptz not null,
    expires_at timestamptz not null,
    rows_done bigint not null default 0 check (rows_done >= 0),
    rows_in_all bigint not null default 0 check (rows_in_all >= 0),
    bytes bigint check (bytes >= 0),
    sha256 bytea check (length(sha256) = 32),
    primary key (user_id, export_id),
    constraint exports_ready_whole check ((state = 'ready') = (bytes is not null) and (bytes is null) = (sha256 is null))
);
create index exports_age on exports (expires_at);
alter table exports enable row level security;
create policy exports_own on exports to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
create policy exports_expire on exports for all to wellspring_worker using (true);
grant select, insert, update, delete on exports to wellspring_app;
grant select (expires_at), delete on exports to wellspring_worker;

create table export_pieces (
    user_id uuid not null,
    export_id uuid not null,
    number integer not null check (number >= 0),
    content bytea not null,
    primary key (user_id, export_id, number),
    foreign key (user_id, export_id) references exports (user_id, export_id) on delete cascade
);
-- Packed already.
alter table export_pieces alter column content set storage external;
alter table export_pieces enable row level security;
create policy export_pieces_own on export_pieces to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, delete on export_pieces to wellspring_app;

-- What was taken in from somebody's own copy can be taken back; until now these rows only went with their habit or their owner.
grant delete on habit_timers, onboardings, suggestion_dismissals, notification_settings, notifications, events
    to wellspring_app;

-- ---------------------------------------------------------------------------------------------------------------
-- The end of an account. The worker may erase only whose days are over, and only what has an owner: both are looked at
-- here, so that no mistake of the program can erase anybody else.

create function list_accounts_to_erase(at timestamptz)
returns table (user_id uuid)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select u.user_id from users u where u.erase_after <= at order by u.erase_after, u.user_id $$;

create function erase_rows(owner uuid, of_table text, at timestamptz)
returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        erased bigint;
    begin
        -- Held until all is erased: nothing new of this person can be added meanwhile.
        perform from users u where u.user_id = owner and u.erase_after <= at for update;
        if not found then
            raise exception 'the days of this account are not over';
        end if;
        perform from information_schema.columns c
            where c.table_schema = 'public' and c.table_name = of_table and c.column_name = 'user_id';
        if not found then
            raise exception 'the table % has no owner', of_table;
        end if;
        execute format('delete from public.%I where user_id = $1', of_table) using owner;
        get diagnostics erased = row_count;
        return erased;
    end
    $$;

revoke execute on function list_accounts_to_erase(timestamptz), erase_rows(uuid, text, timestamptz) from public;
grant execute on function list_accounts_to_erase(timestamptz), erase_rows(uuid, text, timestamptz) to wellspring_worker;
