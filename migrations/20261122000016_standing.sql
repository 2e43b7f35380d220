-- Why: nearly every page asks whether what the process knows of its reader still holds (docs/decisions/0016), and how
-- much is unread. Each is one number, and took a transaction of four statements.
-- Locks: none. Old code does not know these functions.

-- The last number of an owner's feed; 0 when nothing ever changed.
create function feed_position(owner uuid)
returns bigint
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        return coalesce((select c.position from change_counters c where c.user_id = owner), 0);
    end
    $$;

-- How many notifications of an owner's list are unread, counted up to `most`.
create function unread_notifications(owner uuid, most bigint)
returns bigint
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        return (
            select count(*)
            from (
                select from notifications n where n.user_id = owner and n.in_app and n.read_at is null limit most
            ) as unread
        );
    end
    $$;

revoke execute on function feed_position(uuid), unread_notifications(uuid, bigint) from public;
grant execute on function feed_position(uuid), unread_notifications(uuid, bigint) to wellspring_app;
