-- Why: how a tap on a day of the grid goes round, which signs quick add reads and whether single keys do something is
-- for each person to say.
-- Locks: `users` for a moment; columns with constant defaults rewrite nothing. Old code: goes on, it names the columns
-- that it reads.
alter table users
    add column skip_by_tap boolean not null default false,
    add column question_marks boolean not null default true,
    add column quick_add_marks text not null default 'todoist'
        constraint users_quick_add_marks_check check (quick_add_marks in ('todoist', 'vikunja')),
    add column shortcuts boolean not null default true;

-- What a function returns cannot be changed in place.
drop function find_session(bytea, timestamptz);
drop function find_session_by_id(uuid, uuid, timestamptz);
drop function find_access_token(bytea, timestamptz);

-- Asked by every request, so in a language that keeps its plan for the next one.
--
-- The live session of a cookie, with all that a request needs to know of its owner.
create function find_session(hash bytea, at timestamptz)
returns table (
    user_id uuid, session_id uuid, kind text, last_seen_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text,
    skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean
)
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        return query
            select s.user_id, s.session_id, s.kind, s.last_seen_at, u.email, u.email_verified_at is not null,
                u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
                u.date_format, u.units, u.currency::text, u.theme, u.skip_by_tap, u.question_marks,
                u.quick_add_marks, u.shortcuts
            from sessions s
            join users u on u.user_id = s.user_id
            where s.token_hash = hash and s.kind = 'cookie' and s.ended_at is null
                and s.expires_at > at and s.idle_expires_at > at and u.disabled_at is null
                and u.erase_after is null;
    end
    $$;

-- The same for the session that an access token names.
create function find_session_by_id(owner uuid, id uuid, at timestamptz)
returns table (
    user_id uuid, session_id uuid, kind text, last_seen_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text,
    skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean
)
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        return query
            select s.user_id, s.session_id, s.kind, s.last_seen_at, u.email, u.email_verified_at is not null,
                u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
                u.date_format, u.units, u.currency::text, u.theme, u.skip_by_tap, u.question_marks,
                u.quick_add_marks, u.shortcuts
            from sessions s
            join users u on u.user_id = s.user_id
            where s.user_id = owner and s.session_id = id and s.kind = 'token' and s.ended_at is null
                and s.expires_at > at and s.idle_expires_at > at and u.disabled_at is null
                and u.erase_after is null;
    end
    $$;

-- A personal access token, with its owner.
create function find_access_token(hash bytea, at timestamptz)
returns table (
    user_id uuid, access_token_id uuid, scopes text[], last_used_at timestamptz, email text, email_verified boolean,
    display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text,
    date_format text, units text, currency text, theme text,
    skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean
)
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        return query
            select t.user_id, t.access_token_id, t.scopes, t.last_used_at, u.email, u.email_verified_at is not null,
                u.display_name, u.time_zone, u.day_start_minutes, u.week_start, u.number_format,
                u.date_format, u.units, u.currency::text, u.theme, u.skip_by_tap, u.question_marks,
                u.quick_add_marks, u.shortcuts
            from personal_access_tokens t
            join users u on u.user_id = t.user_id
            where t.token_hash = hash and t.revoked_at is null and (t.expires_at is null or t.expires_at > at)
                and u.disabled_at is null and u.erase_after is null;
    end
    $$;

revoke execute on function find_session(bytea, timestamptz), find_session_by_id(uuid, uuid, timestamptz),
    find_access_token(bytea, timestamptz) from public;
grant execute on function find_session(bytea, timestamptz), find_session_by_id(uuid, uuid, timestamptz),
    find_access_token(bytea, timestamptz) to wellspring_app;
