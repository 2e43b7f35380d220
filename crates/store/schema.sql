-- What the migrations make. Written by: UPDATE_SCHEMA=1 cargo xtask test --no-browser schema_file

create table applied_operations (
    user_id uuid not null,
    op_id uuid not null,
    request_hash bytea not null,
    result jsonb not null,
    applied_at timestamp with time zone not null
);

create table calendar_feeds (
    user_id uuid not null,
    feed_id uuid not null,
    name text not null,
    alarms boolean not null,
    token_hash bytea not null,
    created_at timestamp with time zone not null,
    last_read_at timestamp with time zone
);

create table change_counters (
    user_id uuid not null,
    "position" bigint default 0 not null,
    kept_from bigint default 0 not null
);

create table changes (
    user_id uuid not null,
    entity text not null,
    entity_id text not null,
    "position" bigint not null,
    deleted boolean default false not null,
    version bigint not null,
    changed_at timestamp with time zone not null
);

create table devices (
    user_id uuid not null,
    device_id uuid not null,
    client_build text not null,
    last_sync_at timestamp with time zone not null
);

create table events (
    user_id uuid not null,
    event_id uuid not null,
    kind text not null,
    body jsonb not null,
    occurred_at timestamp with time zone not null
);

create table export_pieces (
    user_id uuid not null,
    export_id uuid not null,
    number integer not null,
    content bytea not null
);

create table exports (
    user_id uuid not null,
    export_id uuid not null,
    form text not null,
    state text not null,
    secret text not null,
    asked_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    rows_done bigint default 0 not null,
    rows_in_all bigint default 0 not null,
    bytes bigint,
    sha256 bytea
);

create table form_drafts (
    user_id uuid not null,
    draft_id uuid not null,
    fields jsonb not null,
    problem jsonb not null,
    expires_at timestamp with time zone not null
);

create table habit_entries (
    user_id uuid not null,
    habit_id uuid not null,
    day date not null,
    status text,
    value numeric(12,3),
    set_value numeric(12,3),
    added numeric(18,3) default 0 not null,
    note text,
    skip_reason text,
    set_skip_reason text,
    source text default 'manual'::text not null,
    occurred_at timestamp with time zone,
    time_zone text not null,
    status_at timestamp with time zone,
    status_by uuid,
    reason_at timestamp with time zone,
    reason_by uuid,
    value_at timestamp with time zone,
    value_by uuid,
    note_at timestamp with time zone,
    note_by uuid,
    occurred_stamp_at timestamp with time zone,
    occurred_stamp_by uuid,
    version bigint default 1 not null
);

create table habit_entry_changes (
    user_id uuid not null,
    change_id uuid not null,
    habit_id uuid not null,
    day date not null,
    kind text not null,
    before jsonb,
    request jsonb not null,
    outcome text not null,
    source text default 'manual'::text not null,
    device_id uuid,
    session_id uuid,
    client_time timestamp with time zone not null,
    recorded_at timestamp with time zone not null
);

create table habit_groups (
    user_id uuid not null,
    group_id uuid not null,
    name text not null,
    "position" integer not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table habit_increments (
    user_id uuid not null,
    increment_id uuid not null,
    habit_id uuid not null,
    day date not null,
    amount numeric(12,3) not null,
    written_at timestamp with time zone not null
);

create table habit_schedules (
    user_id uuid not null,
    habit_id uuid not null,
    effective_from date not null,
    rule jsonb not null,
    target numeric(12,3),
    kind text,
    assume_kept boolean
);

create table habit_stacks (
    user_id uuid not null,
    stack_id uuid not null,
    anchor_habit_id uuid,
    follower_habit_id uuid not null,
    cue text,
    at_time time without time zone,
    place text,
    "position" integer not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table habit_timer_presses (
    user_id uuid not null,
    press_id uuid not null,
    habit_id uuid not null,
    timer_id uuid not null,
    kind text not null,
    pressed_at timestamp with time zone not null,
    said_at timestamp with time zone not null,
    day date,
    is_sure boolean default false not null
);

create table habit_timers (
    user_id uuid not null,
    habit_id uuid not null,
    timer_id uuid,
    joined uuid[] default '{}'::uuid[] not null,
    started_at timestamp with time zone,
    day date,
    version bigint default 1 not null
);

create table habit_years (
    user_id uuid not null,
    habit_id uuid not null,
    year smallint not null,
    days bytea not null,
    version bigint default 1 not null
);

create table habits (
    user_id uuid not null,
    habit_id uuid not null,
    name text not null,
    kind text not null,
    unit text,
    question text,
    starts_on date not null,
    chosen_starts_on date not null,
    reserves_per_month smallint default 0 not null,
    assume_kept boolean default false not null,
    "position" integer default 0 not null,
    archived_at timestamp with time zone,
    deleted_at timestamp with time zone,
    request_hash bytea not null,
    stamps jsonb default '{}'::jsonb not null,
    version bigint default 1 not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    tone text default 'good'::text not null,
    color smallint default 8 not null,
    icon text,
    description text,
    minimum_text text,
    identity_id uuid,
    group_id uuid,
    unit_price_minor bigint,
    unit_price_currency text,
    usual_amount numeric(12,3)
);

create table idempotency_keys (
    user_id uuid not null,
    idempotency_key text not null,
    request_hash bytea not null,
    made_id uuid not null,
    used_at timestamp with time zone not null
);

create table identities (
    user_id uuid not null,
    identity_id uuid not null,
    statement text not null,
    "position" integer not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table import_batches (
    user_id uuid not null,
    import_id uuid not null,
    file_name text not null,
    sha256 bytea not null,
    format text,
    state text not null,
    choices jsonb default '{}'::jsonb not null,
    found jsonb default '{}'::jsonb not null,
    made jsonb default '{}'::jsonb not null,
    kept jsonb default '{}'::jsonb not null,
    problem_count bigint default 0 not null,
    losses jsonb default '[]'::jsonb not null,
    refusal jsonb,
    progress_done integer,
    progress_total integer,
    attempts integer default 0 not null,
    created_at timestamp with time zone not null,
    applied_at timestamp with time zone,
    undo_until timestamp with time zone,
    undone_at timestamp with time zone
);

create table import_files (
    user_id uuid not null,
    import_id uuid not null,
    content bytea not null,
    reading bytea
);

create table import_rows (
    user_id uuid not null,
    import_id uuid not null,
    kind text not null,
    source_id text not null,
    target_id uuid not null,
    change text not null,
    version bigint not null
);

create table job_schedules (
    schedule text not null,
    last_fired_for timestamp with time zone not null
);

create table jobs (
    job_id uuid not null,
    user_id uuid,
    kind text not null,
    payload jsonb not null,
    dedupe_key text,
    state text default 'waiting'::text not null,
    created_at timestamp with time zone not null,
    run_at timestamp with time zone not null,
    attempts integer default 0 not null,
    max_attempts integer not null,
    lease_id uuid,
    locked_until timestamp with time zone,
    last_error_code text,
    finished_at timestamp with time zone
);

create table labels (
    user_id uuid not null,
    label_id uuid not null,
    name text not null,
    color smallint not null,
    "position" text not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table link_keys (
    purpose text not null,
    secret bytea not null
);

create table mail_links (
    user_id uuid not null,
    purpose text not null,
    token_hash bytea not null,
    email_canonical text not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone
);

create table mail_outbox (
    mail_id uuid not null,
    user_id uuid,
    kind text not null,
    recipient text not null,
    subject text not null,
    body_text text not null,
    body_html text not null,
    unsubscribe_url text,
    created_at timestamp with time zone not null,
    due_at timestamp with time zone not null,
    locked_until timestamp with time zone,
    attempts integer default 0 not null,
    sent_at timestamp with time zone,
    failed_code text
);

create table notification_settings (
    user_id uuid not null,
    matrix jsonb not null,
    quiet_from time without time zone,
    quiet_to time without time zone,
    digest_at time without time zone,
    next_digest_at timestamp with time zone,
    daily_limit smallint not null,
    badge boolean not null,
    sent_day date,
    sent_count integer default 0 not null,
    version bigint default 1 not null,
    updated_at timestamp with time zone not null
);

create table notifications (
    user_id uuid not null,
    notification_id uuid not null,
    kind text not null,
    dedupe_key text not null,
    title text not null,
    body text not null,
    path text not null,
    habit_id uuid,
    task_id uuid,
    day date,
    in_app boolean not null,
    created_at timestamp with time zone not null,
    read_at timestamp with time zone,
    snoozed_until timestamp with time zone,
    expires_at timestamp with time zone
);

create table onboardings (
    user_id uuid not null,
    step text not null,
    lines jsonb not null,
    statement text,
    starter text,
    updated_at timestamp with time zone not null
);

create table pauses (
    user_id uuid not null,
    pause_id uuid not null,
    habit_id uuid,
    group_id uuid,
    from_day date not null,
    to_day date,
    reason text,
    away boolean default false not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table personal_access_tokens (
    user_id uuid not null,
    access_token_id uuid not null,
    name text not null,
    token_hash bytea not null,
    scopes text[] not null,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone
);

create table plans (
    user_id uuid not null,
    plan_id uuid not null,
    wish text not null,
    outcome text,
    obstacle text,
    habit_id uuid,
    stack_id uuid,
    made_at timestamp with time zone,
    created_at timestamp with time zone not null,
    version bigint not null
);

create table projects (
    user_id uuid not null,
    project_id uuid not null,
    name text not null,
    color smallint not null,
    layout text not null,
    "position" text not null,
    archived_at timestamp with time zone,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table push_keys (
    only_row boolean default true not null,
    private_key bytea not null,
    created_at timestamp with time zone default now() not null
);

create table push_subscriptions (
    user_id uuid not null,
    subscription_id uuid not null,
    session_id uuid,
    endpoint text not null,
    p256dh bytea not null,
    auth bytea not null,
    label text not null,
    created_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    last_sent_at timestamp with time zone,
    last_outcome text,
    failed_count integer default 0 not null
);

create table refresh_tokens (
    user_id uuid not null,
    session_id uuid not null,
    token_hash bytea not null,
    issued_at timestamp with time zone not null,
    rotated_at timestamp with time zone,
    successor_hash bytea
);

create table reminders (
    user_id uuid not null,
    reminder_id uuid not null,
    habit_id uuid,
    task_id uuid,
    at_time time without time zone,
    weekdays smallint,
    until_time time without time zone,
    every_minutes smallint,
    minutes_before integer,
    days_before smallint,
    time_zone text,
    is_on boolean not null,
    version bigint not null,
    updated_at timestamp with time zone not null,
    planned_until timestamp with time zone not null,
    next_at timestamp with time zone
);

create table sections (
    user_id uuid not null,
    section_id uuid not null,
    project_id uuid not null,
    name text not null,
    "position" text not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table sessions (
    user_id uuid not null,
    session_id uuid not null,
    kind text not null,
    token_hash bytea not null,
    previous_token_hash bytea,
    rotated_at timestamp with time zone,
    device_label text not null,
    created_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    idle_expires_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    ended_at timestamp with time zone
);

create table signing_keys (
    key_id text not null,
    secret bytea not null,
    created_at timestamp with time zone default now() not null,
    retired_at timestamp with time zone
);

create table suggestion_dismissals (
    user_id uuid not null,
    anchor_habit_id uuid not null,
    follower_habit_id uuid not null,
    dismissed_at timestamp with time zone not null
);

create table task_filters (
    user_id uuid not null,
    filter_id uuid not null,
    name text not null,
    filter text not null,
    "position" text not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table task_habit_logs (
    user_id uuid not null,
    task_id uuid not null,
    habit_id uuid not null,
    day date not null,
    amount numeric(12,3),
    written_at timestamp with time zone not null,
    written_by uuid not null
);

create table task_series (
    user_id uuid not null,
    series_id uuid not null,
    rule text not null,
    first_day date not null,
    version bigint not null,
    updated_at timestamp with time zone not null
);

create table tasks (
    user_id uuid not null,
    task_id uuid not null,
    title text not null,
    notes text,
    title_folded text not null,
    notes_folded text default ''::text not null,
    project_id uuid,
    section_id uuid,
    parent_id uuid,
    start_day date,
    due_day date,
    due_time time without time zone,
    due_zone text,
    deadline date,
    priority smallint default 4 not null,
    labels uuid[] default '{}'::uuid[] not null,
    estimate_minutes integer,
    spent_minutes integer default 0 not null,
    checklist jsonb default '[]'::jsonb not null,
    timeframe text,
    planned_on date,
    repeat text,
    series_id uuid,
    occurrence_day date,
    skipped integer default 0 not null,
    completed_at timestamp with time zone,
    completed_on date,
    "position" text not null,
    habit_id uuid,
    dismissed_at timestamp with time zone,
    changed_on date not null,
    deleted_at timestamp with time zone,
    request_hash bytea,
    stamps jsonb default '{}'::jsonb not null,
    version bigint default 1 not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null
);

create table throttles (
    bucket text not null,
    key_hash bytea not null,
    tokens double precision not null,
    refilled_at timestamp with time zone not null
);

create table user_credentials (
    user_id uuid not null,
    password_hash text not null,
    changed_at timestamp with time zone not null
);

create table users (
    user_id uuid not null,
    email text not null,
    email_canonical text not null,
    email_verified_at timestamp with time zone,
    display_name text not null,
    time_zone text not null,
    day_start_minutes smallint default 0 not null,
    week_start text default 'mon'::text not null,
    number_format text default 'comma_dot'::text not null,
    date_format text default 'dmy'::text not null,
    units text default 'metric'::text not null,
    currency character(3) default 'EUR'::bpchar not null,
    theme text default 'system'::text not null,
    is_demo boolean default false not null,
    disabled_at timestamp with time zone,
    deletion_asked_at timestamp with time zone,
    erase_after timestamp with time zone,
    last_active_day date,
    version bigint default 1 not null,
    created_at timestamp with time zone not null,
    updated_at timestamp with time zone not null,
    skip_by_tap boolean default false not null,
    question_marks boolean default true not null,
    quick_add_marks text default 'todoist'::text not null,
    shortcuts boolean default true not null
);

alter table applied_operations add constraint applied_operations_pkey PRIMARY KEY (user_id, op_id);

alter table applied_operations add constraint applied_operations_request_hash_check CHECK ((length(request_hash) = 32));

alter table applied_operations add constraint applied_operations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table calendar_feeds add constraint calendar_feeds_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));

alter table calendar_feeds add constraint calendar_feeds_pkey PRIMARY KEY (user_id, feed_id);

alter table calendar_feeds add constraint calendar_feeds_token_hash_check CHECK ((length(token_hash) = 32));

alter table calendar_feeds add constraint calendar_feeds_token_unique UNIQUE (token_hash);

alter table calendar_feeds add constraint calendar_feeds_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table change_counters add constraint change_counters_pkey PRIMARY KEY (user_id);

alter table change_counters add constraint change_counters_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table changes add constraint changes_entity_check CHECK ((entity ~ '^[a-z_]{1,40}$'::text));

alter table changes add constraint changes_pkey PRIMARY KEY (user_id, entity, entity_id);

alter table changes add constraint changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table devices add constraint devices_client_build_check CHECK ((length(client_build) <= 64));

alter table devices add constraint devices_pkey PRIMARY KEY (user_id, device_id);

alter table devices add constraint devices_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table events add constraint events_pkey PRIMARY KEY (user_id, event_id);

alter table events add constraint events_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table export_pieces add constraint export_pieces_number_check CHECK ((number >= 0));

alter table export_pieces add constraint export_pieces_pkey PRIMARY KEY (user_id, export_id, number);

alter table export_pieces add constraint export_pieces_user_id_export_id_fkey FOREIGN KEY (user_id, export_id) REFERENCES exports(user_id, export_id) ON DELETE CASCADE;

alter table exports add constraint exports_bytes_check CHECK ((bytes >= 0));

alter table exports add constraint exports_form_check CHECK ((form = ANY (ARRAY['archive'::text, 'loop_csv'::text, 'csv'::text, 'json'::text, 'ics'::text])));

alter table exports add constraint exports_pkey PRIMARY KEY (user_id, export_id);

alter table exports add constraint exports_ready_whole CHECK ((((state = 'ready'::text) = (bytes IS NOT NULL)) AND ((bytes IS NULL) = (sha256 IS NULL))));

alter table exports add constraint exports_rows_done_check CHECK ((rows_done >= 0));

alter table exports add constraint exports_rows_in_all_check CHECK ((rows_in_all >= 0));

alter table exports add constraint exports_secret_check CHECK (((length(secret) >= 32) AND (length(secret) <= 100)));

alter table exports add constraint exports_sha256_check CHECK ((length(sha256) = 32));

alter table exports add constraint exports_state_check CHECK ((state = ANY (ARRAY['waits'::text, 'making'::text, 'ready'::text, 'failed'::text])));

alter table exports add constraint exports_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table form_drafts add constraint form_drafts_pkey PRIMARY KEY (user_id, draft_id);

alter table form_drafts add constraint form_drafts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table habit_entries add constraint habit_entries_note_check CHECK ((length(note) <= 2000));

alter table habit_entries add constraint habit_entries_pkey PRIMARY KEY (user_id, habit_id, day);

alter table habit_entries add constraint habit_entries_set_skip_reason_check CHECK ((length(set_skip_reason) <= 200));

alter table habit_entries add constraint habit_entries_set_value_check CHECK ((set_value >= (0)::numeric));

alter table habit_entries add constraint habit_entries_skip_reason_check CHECK ((length(skip_reason) <= 200));

alter table habit_entries add constraint habit_entries_source_check CHECK ((source = ANY (ARRAY['manual'::text, 'timer'::text, 'task'::text, 'workout'::text, 'import'::text])));

alter table habit_entries add constraint habit_entries_status_check CHECK ((status = ANY (ARRAY['done'::text, 'partial'::text, 'skipped'::text, 'failed'::text])));

alter table habit_entries add constraint habit_entries_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_entries add constraint habit_entries_value_check CHECK ((value >= (0)::numeric));

alter table habit_entry_changes add constraint habit_entry_changes_kind_check CHECK ((kind = ANY (ARRAY['set'::text, 'increment'::text, 'clear'::text])));

alter table habit_entry_changes add constraint habit_entry_changes_outcome_check CHECK ((outcome = ANY (ARRAY['applied'::text, 'superseded'::text])));

alter table habit_entry_changes add constraint habit_entry_changes_pkey PRIMARY KEY (user_id, change_id);

alter table habit_entry_changes add constraint habit_entry_changes_source_check CHECK ((source = ANY (ARRAY['manual'::text, 'timer'::text, 'restore'::text, 'task'::text, 'workout'::text, 'import'::text])));

alter table habit_entry_changes add constraint habit_entry_changes_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_groups add constraint habit_groups_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));

alter table habit_groups add constraint habit_groups_pkey PRIMARY KEY (user_id, group_id);

alter table habit_groups add constraint habit_groups_position_check CHECK (("position" >= 0));

alter table habit_groups add constraint habit_groups_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table habit_increments add constraint habit_increments_pkey PRIMARY KEY (user_id, increment_id);

alter table habit_increments add constraint habit_increments_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_schedules add constraint habit_schedules_kind_check CHECK ((kind = ANY (ARRAY['yes_no'::text, 'measure'::text, 'limit'::text, 'quit'::text])));

alter table habit_schedules add constraint habit_schedules_pkey PRIMARY KEY (user_id, habit_id, effective_from);

alter table habit_schedules add constraint habit_schedules_rule_check CHECK (((rule ->> 'type'::text) = ANY (ARRAY['daily'::text, 'weekdays'::text, 'times_per_week'::text, 'every_x_days'::text, 'times_per_month'::text, 'times_in_days'::text])));

alter table habit_schedules add constraint habit_schedules_target_check CHECK ((target >= (0)::numeric));

alter table habit_schedules add constraint habit_schedules_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_stacks add constraint habit_stacks_anchor FOREIGN KEY (user_id, anchor_habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_stacks add constraint habit_stacks_cue_check CHECK ((length(cue) <= 200));

alter table habit_stacks add constraint habit_stacks_follower FOREIGN KEY (user_id, follower_habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_stacks add constraint habit_stacks_named CHECK (((anchor_habit_id IS NOT NULL) OR (cue IS NOT NULL)));

alter table habit_stacks add constraint habit_stacks_not_itself CHECK ((anchor_habit_id <> follower_habit_id));

alter table habit_stacks add constraint habit_stacks_one_row_a_follower UNIQUE (user_id, follower_habit_id);

alter table habit_stacks add constraint habit_stacks_pkey PRIMARY KEY (user_id, stack_id);

alter table habit_stacks add constraint habit_stacks_place_check CHECK ((length(place) <= 120));

alter table habit_stacks add constraint habit_stacks_position_check CHECK (("position" >= 0));

alter table habit_stacks add constraint habit_stacks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table habit_timer_presses add constraint habit_timer_presses_check CHECK ((said_at <= pressed_at));

alter table habit_timer_presses add constraint habit_timer_presses_check1 CHECK (((kind = 'start'::text) = (day IS NOT NULL)));

alter table habit_timer_presses add constraint habit_timer_presses_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'stop'::text, 'discard'::text])));

alter table habit_timer_presses add constraint habit_timer_presses_pkey PRIMARY KEY (user_id, press_id);

alter table habit_timer_presses add constraint habit_timer_presses_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_timers add constraint habit_timers_check CHECK ((((timer_id IS NULL) = (started_at IS NULL)) AND ((timer_id IS NULL) = (day IS NULL))));

alter table habit_timers add constraint habit_timers_pkey PRIMARY KEY (user_id, habit_id);

alter table habit_timers add constraint habit_timers_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habit_years add constraint habit_years_pkey PRIMARY KEY (user_id, habit_id, year);

alter table habit_years add constraint habit_years_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table habits add constraint habits_color_check CHECK (((color >= 0) AND (color <= 19)));

alter table habits add constraint habits_description_check CHECK ((length(description) <= 2000));

alter table habits add constraint habits_group FOREIGN KEY (user_id, group_id) REFERENCES habit_groups(user_id, group_id);

alter table habits add constraint habits_icon_check CHECK ((length(icon) <= 40));

alter table habits add constraint habits_identity FOREIGN KEY (user_id, identity_id) REFERENCES identities(user_id, identity_id);

alter table habits add constraint habits_kind_check CHECK ((kind = ANY (ARRAY['yes_no'::text, 'measure'::text, 'limit'::text, 'quit'::text])));

alter table habits add constraint habits_minimum_text_check CHECK ((length(minimum_text) <= 120));

alter table habits add constraint habits_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table habits add constraint habits_pkey PRIMARY KEY (user_id, habit_id);

alter table habits add constraint habits_question_check CHECK ((length(question) <= 200));

alter table habits add constraint habits_request_hash_check CHECK ((length(request_hash) = 32));

alter table habits add constraint habits_reserves_per_month_check CHECK (((reserves_per_month >= 0) AND (reserves_per_month <= 5)));

alter table habits add constraint habits_tone_check CHECK ((tone = ANY (ARRAY['good'::text, 'neutral'::text, 'bad'::text])));

alter table habits add constraint habits_unit_check CHECK ((length(unit) <= 20));

alter table habits add constraint habits_unit_price_currency_check CHECK ((unit_price_currency ~ '^[A-Z]{3}$'::text));

alter table habits add constraint habits_unit_price_minor_check CHECK ((unit_price_minor > 0));

alter table habits add constraint habits_unit_price_whole CHECK (((unit_price_minor IS NULL) = (unit_price_currency IS NULL)));

alter table habits add constraint habits_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table habits add constraint habits_usual_amount_check CHECK ((usual_amount > (0)::numeric));

alter table idempotency_keys add constraint idempotency_keys_idempotency_key_check CHECK (((length(idempotency_key) >= 1) AND (length(idempotency_key) <= 255)));

alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (user_id, idempotency_key);

alter table idempotency_keys add constraint idempotency_keys_request_hash_check CHECK ((length(request_hash) = 32));

alter table idempotency_keys add constraint idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table identities add constraint identities_pkey PRIMARY KEY (user_id, identity_id);

alter table identities add constraint identities_position_check CHECK (("position" >= 0));

alter table identities add constraint identities_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 200)));

alter table identities add constraint identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table import_batches add constraint import_batches_applied_whole CHECK (((applied_at IS NULL) = (undo_until IS NULL)));

alter table import_batches add constraint import_batches_attempts_check CHECK ((attempts >= 0));

alter table import_batches add constraint import_batches_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200)));

alter table import_batches add constraint import_batches_format_check CHECK ((format = ANY (ARRAY['loop_csv'::text, 'loop_backup'::text, 'habit_bull'::text, 'habit_trove'::text, 'beaver'::text, 'table_habit'::text, 'habitica'::text, 'todoist_csv'::text, 'tick_tick_csv'::text, 'vikunja_json'::text, 'ics_todo'::text, 'wellspring'::text])));

alter table import_batches add constraint import_batches_losses_check CHECK ((jsonb_typeof(losses) = 'array'::text));

alter table import_batches add constraint import_batches_pkey PRIMARY KEY (user_id, import_id);

alter table import_batches add constraint import_batches_problem_count_check CHECK ((problem_count >= 0));

alter table import_batches add constraint import_batches_progress_done_check CHECK ((progress_done >= 0));

alter table import_batches add constraint import_batches_progress_total_check CHECK ((progress_total >= 0));

alter table import_batches add constraint import_batches_read_whole CHECK (((format IS NOT NULL) OR (state = ANY (ARRAY['uploaded'::text, 'failed'::text]))));

alter table import_batches add constraint import_batches_sha256_check CHECK ((length(sha256) = 32));

alter table import_batches add constraint import_batches_state_check CHECK ((state = ANY (ARRAY['uploaded'::text, 'read'::text, 'applying'::text, 'applied'::text, 'undone'::text, 'failed'::text])));

alter table import_batches add constraint import_batches_undone_whole CHECK (((state = 'undone'::text) = (undone_at IS NOT NULL)));

alter table import_batches add constraint import_batches_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table import_files add constraint import_files_pkey PRIMARY KEY (user_id, import_id);

alter table import_files add constraint import_files_user_id_import_id_fkey FOREIGN KEY (user_id, import_id) REFERENCES import_batches(user_id, import_id) ON DELETE CASCADE;

alter table import_rows add constraint import_rows_change_check CHECK ((change = ANY (ARRAY['made'::text, 'joined'::text])));

alter table import_rows add constraint import_rows_kind_check CHECK ((kind = ANY (ARRAY['habit'::text, 'group'::text, 'reminder'::text, 'project'::text, 'section'::text, 'label'::text, 'task'::text, 'row'::text])));

alter table import_rows add constraint import_rows_pkey PRIMARY KEY (user_id, import_id, kind, source_id);

alter table import_rows add constraint import_rows_source_id_check CHECK (((length(source_id) >= 1) AND (length(source_id) <= 500)));

alter table import_rows add constraint import_rows_user_id_import_id_fkey FOREIGN KEY (user_id, import_id) REFERENCES import_batches(user_id, import_id) ON DELETE CASCADE;

alter table job_schedules add constraint job_schedules_pkey PRIMARY KEY (schedule);

alter table job_schedules add constraint job_schedules_schedule_check CHECK ((schedule ~ '^[a-z_]{1,40}$'::text));

alter table jobs add constraint jobs_attempts_check CHECK ((attempts >= 0));

alter table jobs add constraint jobs_check CHECK (((state = 'waiting'::text) = (finished_at IS NULL)));

alter table jobs add constraint jobs_check1 CHECK (((lease_id IS NULL) = (locked_until IS NULL)));

alter table jobs add constraint jobs_check2 CHECK (((state = 'waiting'::text) OR (lease_id IS NULL)));

alter table jobs add constraint jobs_dedupe_key_check CHECK (((length(dedupe_key) >= 1) AND (length(dedupe_key) <= 200)));

alter table jobs add constraint jobs_kind_check CHECK ((kind ~ '^[a-z_]{1,40}$'::text));

alter table jobs add constraint jobs_max_attempts_check CHECK (((max_attempts >= 1) AND (max_attempts <= 100)));

alter table jobs add constraint jobs_pkey PRIMARY KEY (job_id);

alter table jobs add constraint jobs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'done'::text, 'dead'::text])));

alter table jobs add constraint jobs_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table labels add constraint labels_color_check CHECK (((color >= 0) AND (color <= 19)));

alter table labels add constraint labels_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));

alter table labels add constraint labels_pkey PRIMARY KEY (user_id, label_id);

alter table labels add constraint labels_position_check CHECK (((length("position") >= 1) AND (length("position") <= 500)));

alter table labels add constraint labels_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table link_keys add constraint link_keys_pkey PRIMARY KEY (purpose);

alter table link_keys add constraint link_keys_purpose_check CHECK ((purpose = 'unsubscribe'::text));

alter table link_keys add constraint link_keys_secret_check CHECK ((length(secret) >= 32));

alter table mail_links add constraint mail_links_hash_unique UNIQUE (token_hash);

alter table mail_links add constraint mail_links_pkey PRIMARY KEY (user_id, purpose);

alter table mail_links add constraint mail_links_purpose_check CHECK ((purpose = ANY (ARRAY['verify_email'::text, 'reset_password'::text])));

alter table mail_links add constraint mail_links_token_hash_check CHECK ((length(token_hash) = 32));

alter table mail_links add constraint mail_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table mail_outbox add constraint mail_outbox_pkey PRIMARY KEY (mail_id);

alter table mail_outbox add constraint mail_outbox_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table notification_settings add constraint notification_settings_daily_limit_check CHECK (((daily_limit >= 0) AND (daily_limit <= 50)));

alter table notification_settings add constraint notification_settings_digest CHECK (((digest_at IS NULL) = (next_digest_at IS NULL)));

alter table notification_settings add constraint notification_settings_matrix_check CHECK ((jsonb_typeof(matrix) = 'object'::text));

alter table notification_settings add constraint notification_settings_pkey PRIMARY KEY (user_id);

alter table notification_settings add constraint notification_settings_quiet CHECK ((((quiet_from IS NULL) = (quiet_to IS NULL)) AND (quiet_from <> quiet_to)));

alter table notification_settings add constraint notification_settings_sent_count_check CHECK ((sent_count >= 0));

alter table notification_settings add constraint notification_settings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table notifications add constraint notifications_body_check CHECK ((length(body) <= 2000));

alter table notifications add constraint notifications_dedupe_key_check CHECK (((length(dedupe_key) >= 1) AND (length(dedupe_key) <= 200)));

alter table notifications add constraint notifications_habit FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table notifications add constraint notifications_kind_check CHECK ((kind ~ '^[a-z_]{1,40}$'::text));

alter table notifications add constraint notifications_once UNIQUE (user_id, dedupe_key);

alter table notifications add constraint notifications_path_check CHECK (((path ~ '^/app([/?][!-~]*)?$'::text) AND (length(path) <= 500)));

alter table notifications add constraint notifications_pkey PRIMARY KEY (user_id, notification_id);

alter table notifications add constraint notifications_task FOREIGN KEY (user_id, task_id) REFERENCES tasks(user_id, task_id) ON DELETE CASCADE;

alter table notifications add constraint notifications_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));

alter table notifications add constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table onboardings add constraint onboardings_lines_check CHECK ((jsonb_typeof(lines) = 'array'::text));

alter table onboardings add constraint onboardings_pkey PRIMARY KEY (user_id);

alter table onboardings add constraint onboardings_starter_check CHECK (((length(starter) >= 1) AND (length(starter) <= 60)));

alter table onboardings add constraint onboardings_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 200)));

alter table onboardings add constraint onboardings_step_check CHECK ((step = ANY (ARRAY['audit'::text, 'categorize'::text, 'identity'::text, 'suggestions'::text, 'done'::text])));

alter table onboardings add constraint onboardings_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table pauses add constraint pauses_away_alone CHECK (((NOT away) OR ((habit_id IS NULL) AND (group_id IS NULL))));

alter table pauses add constraint pauses_check CHECK ((to_day >= from_day));

alter table pauses add constraint pauses_group FOREIGN KEY (user_id, group_id) REFERENCES habit_groups(user_id, group_id);

alter table pauses add constraint pauses_habit FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table pauses add constraint pauses_one_scope CHECK (((habit_id IS NULL) OR (group_id IS NULL)));

alter table pauses add constraint pauses_pkey PRIMARY KEY (user_id, pause_id);

alter table pauses add constraint pauses_reason_check CHECK ((length(reason) <= 200));

alter table pauses add constraint pauses_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table personal_access_tokens add constraint personal_access_tokens_hash_unique UNIQUE (token_hash);

alter table personal_access_tokens add constraint personal_access_tokens_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)));

alter table personal_access_tokens add constraint personal_access_tokens_pkey PRIMARY KEY (user_id, access_token_id);

alter table personal_access_tokens add constraint personal_access_tokens_scopes_check CHECK ((scopes <@ ARRAY['read'::text, 'write'::text, 'account'::text]));

alter table personal_access_tokens add constraint personal_access_tokens_token_hash_check CHECK ((length(token_hash) = 32));

alter table personal_access_tokens add constraint personal_access_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table plans add constraint plans_obstacle_check CHECK ((length(obstacle) <= 500));

alter table plans add constraint plans_outcome_check CHECK ((length(outcome) <= 500));

alter table plans add constraint plans_pkey PRIMARY KEY (user_id, plan_id);

alter table plans add constraint plans_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table plans add constraint plans_wish_check CHECK (((length(wish) >= 1) AND (length(wish) <= 200)));

alter table projects add constraint projects_color_check CHECK (((color >= 0) AND (color <= 19)));

alter table projects add constraint projects_layout_check CHECK ((layout = ANY (ARRAY['list'::text, 'board'::text])));

alter table projects add constraint projects_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table projects add constraint projects_pkey PRIMARY KEY (user_id, project_id);

alter table projects add constraint projects_position_check CHECK (((length("position") >= 1) AND (length("position") <= 500)));

alter table projects add constraint projects_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table push_keys add constraint push_keys_only_row_check CHECK (only_row);

alter table push_keys add constraint push_keys_pkey PRIMARY KEY (only_row);

alter table push_keys add constraint push_keys_private_key_check CHECK ((length(private_key) = 32));

alter table push_subscriptions add constraint push_subscriptions_auth_check CHECK ((length(auth) = 16));

alter table push_subscriptions add constraint push_subscriptions_endpoint UNIQUE (user_id, endpoint);

alter table push_subscriptions add constraint push_subscriptions_endpoint_check CHECK (((length(endpoint) >= 1) AND (length(endpoint) <= 2048)));

alter table push_subscriptions add constraint push_subscriptions_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80)));

alter table push_subscriptions add constraint push_subscriptions_last_outcome_check CHECK ((last_outcome ~ '^[a-z_]{1,40}$'::text));

alter table push_subscriptions add constraint push_subscriptions_p256dh_check CHECK ((length(p256dh) = 65));

alter table push_subscriptions add constraint push_subscriptions_pkey PRIMARY KEY (user_id, subscription_id);

alter table push_subscriptions add constraint push_subscriptions_session FOREIGN KEY (user_id, session_id) REFERENCES sessions(user_id, session_id) ON DELETE CASCADE;

alter table push_subscriptions add constraint push_subscriptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table refresh_tokens add constraint refresh_tokens_pkey PRIMARY KEY (user_id, token_hash);

alter table refresh_tokens add constraint refresh_tokens_successor_hash_check CHECK ((length(successor_hash) = 32));

alter table refresh_tokens add constraint refresh_tokens_token_hash_check CHECK ((length(token_hash) = 32));

alter table refresh_tokens add constraint refresh_tokens_user_id_session_id_fkey FOREIGN KEY (user_id, session_id) REFERENCES sessions(user_id, session_id) ON DELETE CASCADE;

alter table reminders add constraint reminders_days_before_check CHECK (((days_before >= 0) AND (days_before <= 365)));

alter table reminders add constraint reminders_every_minutes_check CHECK (((every_minutes >= 5) AND (every_minutes <= 720)));

alter table reminders add constraint reminders_habit FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table reminders add constraint reminders_minutes_before_check CHECK (((minutes_before >= 0) AND (minutes_before <= 40320)));

alter table reminders add constraint reminders_of_habit CHECK (((habit_id IS NULL) OR ((num_nulls(at_time, weekdays) = 0) AND (num_nonnulls(minutes_before, days_before) = 0))));

alter table reminders add constraint reminders_of_task CHECK (((task_id IS NULL) OR ((num_nonnulls(weekdays, until_time, every_minutes) = 0) AND (num_nonnulls(minutes_before, days_before) = 1) AND ((at_time IS NULL) = (days_before IS NULL)) AND (num_nonnulls(minutes_before, time_zone) < 2))));

alter table reminders add constraint reminders_pkey PRIMARY KEY (user_id, reminder_id);

alter table reminders add constraint reminders_subject CHECK ((num_nonnulls(habit_id, task_id) = 1));

alter table reminders add constraint reminders_task FOREIGN KEY (user_id, task_id) REFERENCES tasks(user_id, task_id) ON DELETE CASCADE;

alter table reminders add constraint reminders_time_zone_check CHECK ((length(time_zone) <= 64));

alter table reminders add constraint reminders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table reminders add constraint reminders_weekdays_check CHECK (((weekdays >= 1) AND (weekdays <= 127)));

alter table reminders add constraint reminders_window CHECK ((((until_time IS NULL) = (every_minutes IS NULL)) AND (until_time > at_time)));

alter table sections add constraint sections_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));

alter table sections add constraint sections_pkey PRIMARY KEY (user_id, section_id);

alter table sections add constraint sections_position_check CHECK (((length("position") >= 1) AND (length("position") <= 500)));

alter table sections add constraint sections_project FOREIGN KEY (user_id, project_id) REFERENCES projects(user_id, project_id);

alter table sessions add constraint sessions_device_label_check CHECK ((length(device_label) <= 80));

alter table sessions add constraint sessions_kind_check CHECK ((kind = ANY (ARRAY['cookie'::text, 'token'::text])));

alter table sessions add constraint sessions_pkey PRIMARY KEY (user_id, session_id);

alter table sessions add constraint sessions_previous_token_hash_check CHECK ((length(previous_token_hash) = 32));

alter table sessions add constraint sessions_token_hash_check CHECK ((length(token_hash) = 32));

alter table sessions add constraint sessions_token_unique UNIQUE (token_hash);

alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table signing_keys add constraint signing_keys_pkey PRIMARY KEY (key_id);

alter table signing_keys add constraint signing_keys_secret_check CHECK ((length(secret) >= 32));

alter table suggestion_dismissals add constraint suggestion_dismissals_anchor FOREIGN KEY (user_id, anchor_habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table suggestion_dismissals add constraint suggestion_dismissals_follower FOREIGN KEY (user_id, follower_habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table suggestion_dismissals add constraint suggestion_dismissals_pkey PRIMARY KEY (user_id, anchor_habit_id, follower_habit_id);

alter table task_filters add constraint task_filters_filter_check CHECK (((length(filter) >= 1) AND (length(filter) <= 500)));

alter table task_filters add constraint task_filters_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));

alter table task_filters add constraint task_filters_pkey PRIMARY KEY (user_id, filter_id);

alter table task_filters add constraint task_filters_position_check CHECK (((length("position") >= 1) AND (length("position") <= 500)));

alter table task_filters add constraint task_filters_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table task_habit_logs add constraint task_habit_logs_pkey PRIMARY KEY (user_id, task_id);

alter table task_habit_logs add constraint task_habit_logs_user_id_habit_id_fkey FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE CASCADE;

alter table task_habit_logs add constraint task_habit_logs_user_id_task_id_fkey FOREIGN KEY (user_id, task_id) REFERENCES tasks(user_id, task_id) ON DELETE CASCADE;

alter table task_series add constraint task_series_pkey PRIMARY KEY (user_id, series_id);

alter table task_series add constraint task_series_rule_check CHECK (((length(rule) >= 1) AND (length(rule) <= 600)));

alter table task_series add constraint task_series_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table tasks add constraint tasks_checklist_check CHECK ((jsonb_typeof(checklist) = 'array'::text));

alter table tasks add constraint tasks_done_whole CHECK (((completed_at IS NULL) = (completed_on IS NULL)));

alter table tasks add constraint tasks_due_whole CHECK (((due_day IS NOT NULL) OR ((due_time IS NULL) AND (due_zone IS NULL))));

alter table tasks add constraint tasks_due_zone_check CHECK ((length(due_zone) <= 64));

alter table tasks add constraint tasks_estimate_minutes_check CHECK (((estimate_minutes >= 1) AND (estimate_minutes <= 10080)));

alter table tasks add constraint tasks_habit FOREIGN KEY (user_id, habit_id) REFERENCES habits(user_id, habit_id) ON DELETE SET NULL (habit_id);

alter table tasks add constraint tasks_notes_check CHECK ((length(notes) <= 20000));

alter table tasks add constraint tasks_occurrence UNIQUE (user_id, series_id, occurrence_day);

alter table tasks add constraint tasks_parent FOREIGN KEY (user_id, parent_id) REFERENCES tasks(user_id, task_id) ON DELETE SET NULL (parent_id);

alter table tasks add constraint tasks_pkey PRIMARY KEY (user_id, task_id);

alter table tasks add constraint tasks_plan_whole CHECK (((timeframe IS NULL) = (planned_on IS NULL)));

alter table tasks add constraint tasks_position_check CHECK (((length("position") >= 1) AND (length("position") <= 500)));

alter table tasks add constraint tasks_priority_check CHECK (((priority >= 1) AND (priority <= 4)));

alter table tasks add constraint tasks_project FOREIGN KEY (user_id, project_id) REFERENCES projects(user_id, project_id);

alter table tasks add constraint tasks_repeat_check CHECK ((length(repeat) <= 600));

alter table tasks add constraint tasks_request_hash_check CHECK ((length(request_hash) = 32));

alter table tasks add constraint tasks_section FOREIGN KEY (user_id, section_id) REFERENCES sections(user_id, section_id);

alter table tasks add constraint tasks_section_in_project CHECK (((section_id IS NULL) OR (project_id IS NOT NULL)));

alter table tasks add constraint tasks_series_whole CHECK (((series_id IS NULL) OR (occurrence_day IS NOT NULL)));

alter table tasks add constraint tasks_skipped_check CHECK ((skipped >= 0));

alter table tasks add constraint tasks_spent_minutes_check CHECK (((spent_minutes >= 0) AND (spent_minutes <= 600000)));

alter table tasks add constraint tasks_timeframe_check CHECK ((timeframe = ANY (ARRAY['today'::text, 'this_week'::text, 'this_month'::text, 'someday'::text])));

alter table tasks add constraint tasks_title_check CHECK (((length(title) >= 1) AND (length(title) <= 500)));

alter table tasks add constraint tasks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table throttles add constraint throttles_pkey PRIMARY KEY (bucket, key_hash);

alter table user_credentials add constraint user_credentials_pkey PRIMARY KEY (user_id);

alter table user_credentials add constraint user_credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(user_id);

alter table users add constraint users_date_format_check CHECK ((date_format = ANY (ARRAY['dmy'::text, 'mdy'::text, 'iso'::text])));

alter table users add constraint users_day_start_minutes_check CHECK (((day_start_minutes >= 0) AND (day_start_minutes <= 360)));

alter table users add constraint users_deletion_whole CHECK (((deletion_asked_at IS NULL) = (erase_after IS NULL)));

alter table users add constraint users_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 80)));

alter table users add constraint users_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254)));

alter table users add constraint users_email_unique UNIQUE (email_canonical);

alter table users add constraint users_number_format_check CHECK ((number_format = ANY (ARRAY['comma_dot'::text, 'dot_comma'::text, 'space_comma'::text])));

alter table users add constraint users_pkey PRIMARY KEY (user_id);

alter table users add constraint users_quick_add_marks_check CHECK ((quick_add_marks = ANY (ARRAY['todoist'::text, 'vikunja'::text])));

alter table users add constraint users_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])));

alter table users add constraint users_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 64)));

alter table users add constraint users_units_check CHECK ((units = ANY (ARRAY['metric'::text, 'imperial'::text])));

alter table users add constraint users_week_start_check CHECK ((week_start = ANY (ARRAY['mon'::text, 'sat'::text, 'sun'::text])));

CREATE INDEX applied_operations_age ON public.applied_operations USING btree (applied_at);

CREATE UNIQUE INDEX changes_position ON public.changes USING btree (user_id, "position");

CREATE INDEX exports_age ON public.exports USING btree (expires_at);

CREATE INDEX form_drafts_age ON public.form_drafts USING btree (expires_at);

CREATE INDEX habit_entry_changes_age ON public.habit_entry_changes USING btree (recorded_at);

CREATE INDEX habit_entry_changes_day ON public.habit_entry_changes USING btree (user_id, habit_id, day, recorded_at);

CREATE INDEX habit_increments_day ON public.habit_increments USING btree (user_id, habit_id, day, written_at);

CREATE INDEX habit_stacks_by_anchor ON public.habit_stacks USING btree (user_id, anchor_habit_id) WHERE (anchor_habit_id IS NOT NULL);

CREATE INDEX habit_timer_presses_age ON public.habit_timer_presses USING btree (pressed_at);

CREATE INDEX habit_timer_presses_habit ON public.habit_timer_presses USING btree (user_id, habit_id, pressed_at);

CREATE INDEX habits_by_group ON public.habits USING btree (user_id, group_id) WHERE (group_id IS NOT NULL);

CREATE INDEX habits_by_identity ON public.habits USING btree (user_id, identity_id) WHERE (identity_id IS NOT NULL);

CREATE INDEX habits_trash ON public.habits USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (used_at);

CREATE INDEX import_batches_unused ON public.import_batches USING btree (created_at) WHERE (state = ANY (ARRAY['uploaded'::text, 'read'::text, 'failed'::text]));

CREATE INDEX import_rows_source ON public.import_rows USING btree (user_id, kind, source_id);

CREATE INDEX jobs_dead ON public.jobs USING btree (finished_at) WHERE (state = 'dead'::text);

CREATE UNIQUE INDEX jobs_dedupe ON public.jobs USING btree (user_id, kind, dedupe_key) NULLS NOT DISTINCT WHERE ((finished_at IS NULL) AND (dedupe_key IS NOT NULL));

CREATE INDEX jobs_due ON public.jobs USING btree (kind, run_at) WHERE (finished_at IS NULL);

CREATE INDEX jobs_finished ON public.jobs USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX jobs_leases ON public.jobs USING btree (locked_until) WHERE (locked_until IS NOT NULL);

CREATE INDEX mail_outbox_due ON public.mail_outbox USING btree (due_at) WHERE ((sent_at IS NULL) AND (failed_code IS NULL));

CREATE INDEX notification_settings_due ON public.notification_settings USING btree (next_digest_at) WHERE (next_digest_at IS NOT NULL);

CREATE INDEX notifications_age ON public.notifications USING btree (created_at);

CREATE INDEX notifications_list ON public.notifications USING btree (user_id, created_at DESC, notification_id DESC) WHERE in_app;

CREATE INDEX notifications_of_habit ON public.notifications USING btree (user_id, habit_id, day) WHERE (habit_id IS NOT NULL);

CREATE INDEX notifications_of_task ON public.notifications USING btree (user_id, task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX notifications_unread ON public.notifications USING btree (user_id) WHERE (in_app AND (read_at IS NULL));

CREATE INDEX pauses_by_group ON public.pauses USING btree (user_id, group_id) WHERE (group_id IS NOT NULL);

CREATE INDEX pauses_by_habit ON public.pauses USING btree (user_id, habit_id) WHERE (habit_id IS NOT NULL);

CREATE INDEX push_subscriptions_of_session ON public.push_subscriptions USING btree (user_id, session_id) WHERE (session_id IS NOT NULL);

CREATE INDEX refresh_tokens_age ON public.refresh_tokens USING btree (rotated_at);

CREATE UNIQUE INDEX refresh_tokens_hash ON public.refresh_tokens USING btree (token_hash);

CREATE INDEX reminders_by_habit ON public.reminders USING btree (user_id, habit_id) WHERE (habit_id IS NOT NULL);

CREATE INDEX reminders_by_task ON public.reminders USING btree (user_id, task_id) WHERE (task_id IS NOT NULL);

CREATE INDEX reminders_due ON public.reminders USING btree (next_at) WHERE (next_at IS NOT NULL);

CREATE INDEX sections_by_project ON public.sections USING btree (user_id, project_id);

CREATE INDEX sessions_previous_token ON public.sessions USING btree (previous_token_hash) WHERE (previous_token_hash IS NOT NULL);

CREATE INDEX task_habit_logs_by_habit ON public.task_habit_logs USING btree (user_id, habit_id);

CREATE INDEX tasks_by_day ON public.tasks USING btree (user_id, COALESCE(due_day, start_day, deadline)) WHERE (deleted_at IS NULL);

CREATE INDEX tasks_by_habit ON public.tasks USING btree (user_id, habit_id) WHERE (habit_id IS NOT NULL);

CREATE INDEX tasks_by_parent ON public.tasks USING btree (user_id, parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX tasks_by_project ON public.tasks USING btree (user_id, project_id) WHERE (project_id IS NOT NULL);

CREATE INDEX tasks_by_section ON public.tasks USING btree (user_id, section_id) WHERE (section_id IS NOT NULL);

CREATE INDEX tasks_done ON public.tasks USING btree (user_id, completed_on DESC, completed_at DESC, task_id DESC) WHERE ((completed_at IS NOT NULL) AND (deleted_at IS NULL));

CREATE INDEX tasks_open ON public.tasks USING btree (user_id) WHERE ((completed_at IS NULL) AND (deleted_at IS NULL));

CREATE INDEX tasks_trash ON public.tasks USING btree (deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX users_to_erase ON public.users USING btree (erase_after) WHERE (erase_after IS NOT NULL);

alter table applied_operations enable row level security;

alter table calendar_feeds enable row level security;

alter table change_counters enable row level security;

alter table changes enable row level security;

alter table devices enable row level security;

alter table events enable row level security;

alter table export_pieces enable row level security;

alter table exports enable row level security;

alter table form_drafts enable row level security;

alter table habit_entries enable row level security;

alter table habit_entry_changes enable row level security;

alter table habit_groups enable row level security;

alter table habit_increments enable row level security;

alter table habit_schedules enable row level security;

alter table habit_stacks enable row level security;

alter table habit_timer_presses enable row level security;

alter table habit_timers enable row level security;

alter table habit_years enable row level security;

alter table habits enable row level security;

alter table idempotency_keys enable row level security;

alter table identities enable row level security;

alter table import_batches enable row level security;

alter table import_files enable row level security;

alter table import_rows enable row level security;

alter table job_schedules enable row level security;

alter table jobs enable row level security;

alter table labels enable row level security;

alter table link_keys enable row level security;

alter table mail_links enable row level security;

alter table mail_outbox enable row level security;

alter table notification_settings enable row level security;

alter table notifications enable row level security;

alter table onboardings enable row level security;

alter table pauses enable row level security;

alter table personal_access_tokens enable row level security;

alter table plans enable row level security;

alter table projects enable row level security;

alter table push_keys enable row level security;

alter table push_subscriptions enable row level security;

alter table refresh_tokens enable row level security;

alter table reminders enable row level security;

alter table sections enable row level security;

alter table sessions enable row level security;

alter table signing_keys enable row level security;

alter table suggestion_dismissals enable row level security;

alter table task_filters enable row level security;

alter table task_habit_logs enable row level security;

alter table task_series enable row level security;

alter table tasks enable row level security;

alter table throttles enable row level security;

alter table user_credentials enable row level security;

alter table users enable row level security;

create policy applied_operations_expire on applied_operations as permissive for all to wellspring_worker using (true);

create policy applied_operations_own on applied_operations as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy calendar_feeds_own on calendar_feeds as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy change_counters_own on change_counters as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy change_counters_sweep on change_counters as permissive for all to wellspring_worker using (true);

create policy changes_own on changes as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy changes_sweep on changes as permissive for all to wellspring_worker using (true);

create policy devices_expire on devices as permissive for all to wellspring_worker using (true);

create policy devices_own on devices as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy events_own on events as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy export_pieces_own on export_pieces as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy exports_expire on exports as permissive for all to wellspring_worker using (true);

create policy exports_own on exports as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy form_drafts_expire on form_drafts as permissive for all to wellspring_worker using (true);

create policy form_drafts_own on form_drafts as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_entries_own on habit_entries as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_entry_changes_expire on habit_entry_changes as permissive for all to wellspring_worker using (true);

create policy habit_entry_changes_own on habit_entry_changes as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_groups_own on habit_groups as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_increments_own on habit_increments as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_schedules_own on habit_schedules as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_stacks_own on habit_stacks as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_timer_presses_expire on habit_timer_presses as permissive for all to wellspring_worker using (true);

create policy habit_timer_presses_own on habit_timer_presses as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_timers_look on habit_timers as permissive for select to wellspring_worker using (true);

create policy habit_timers_own on habit_timers as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habit_years_own on habit_years as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habits_own on habits as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy habits_trash on habits as permissive for select to wellspring_worker using ((deleted_at IS NOT NULL));

create policy idempotency_keys_expire on idempotency_keys as permissive for all to wellspring_worker using (true);

create policy idempotency_keys_own on idempotency_keys as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy identities_own on identities as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy import_batches_expire on import_batches as permissive for all to wellspring_worker using ((state = ANY (ARRAY['uploaded'::text, 'read'::text, 'failed'::text])));

create policy import_batches_own on import_batches as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy import_files_own on import_files as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy import_rows_own on import_rows as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy job_schedules_work on job_schedules as permissive for all to wellspring_worker using (true);

create policy jobs_insert on jobs as permissive for insert to wellspring_app with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy jobs_work on jobs as permissive for all to wellspring_worker using (true);

create policy labels_own on labels as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy mail_links_expire on mail_links as permissive for all to wellspring_worker using (true);

create policy mail_links_own on mail_links as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy mail_outbox_insert on mail_outbox as permissive for insert to wellspring_app with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy mail_outbox_work on mail_outbox as permissive for all to wellspring_worker using (true);

create policy notification_settings_look on notification_settings as permissive for select to wellspring_worker using (true);

create policy notification_settings_own on notification_settings as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy notifications_expire on notifications as permissive for all to wellspring_worker using (true);

create policy notifications_own on notifications as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy onboardings_own on onboardings as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy pauses_own on pauses as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy personal_access_tokens_expire on personal_access_tokens as permissive for all to wellspring_worker using (true);

create policy personal_access_tokens_own on personal_access_tokens as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy plans_own on plans as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy projects_own on projects as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy push_subscriptions_own on push_subscriptions as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy refresh_tokens_expire on refresh_tokens as permissive for all to wellspring_worker using (true);

create policy refresh_tokens_own on refresh_tokens as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy reminders_look on reminders as permissive for select to wellspring_worker using (true);

create policy reminders_own on reminders as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy sections_own on sections as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy sessions_expire on sessions as permissive for all to wellspring_worker using (true);

create policy sessions_own on sessions as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy suggestion_dismissals_own on suggestion_dismissals as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy task_filters_own on task_filters as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy task_habit_logs_own on task_habit_logs as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy task_series_own on task_series as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy tasks_own on tasks as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy tasks_trash on tasks as permissive for select to wellspring_worker using ((deleted_at IS NOT NULL));

create policy throttles_sweep on throttles as permissive for all to wellspring_worker using (true);

create policy user_credentials_own on user_credentials as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

create policy users_own on users as permissive for all to wellspring_app using ((user_id = ( SELECT current_user_id() AS current_user_id))) with check ((user_id = ( SELECT current_user_id() AS current_user_id)));

CREATE OR REPLACE FUNCTION public.current_user_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.user_id', true), '')::uuid $function$
;

CREATE OR REPLACE FUNCTION public.erase_rows(owner uuid, of_table text, at timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    $function$
;

CREATE OR REPLACE FUNCTION public.feed_position(owner uuid)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
        return coalesce((select c.position from change_counters c where c.user_id = owner), 0);
    end
    $function$
;

CREATE OR REPLACE FUNCTION public.find_access_token(hash bytea, at timestamp with time zone)
 RETURNS TABLE(user_id uuid, access_token_id uuid, scopes text[], last_used_at timestamp with time zone, email text, email_verified boolean, display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text, date_format text, units text, currency text, theme text, skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    $function$
;

CREATE OR REPLACE FUNCTION public.find_calendar_feed(hash bytea)
 RETURNS TABLE(user_id uuid, feed_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select f.user_id, f.feed_id
        from calendar_feeds f
        join users u on u.user_id = f.user_id
        where f.token_hash = hash and u.disabled_at is null and u.erase_after is null
    $function$
;

CREATE OR REPLACE FUNCTION public.find_credential(canonical text)
 RETURNS TABLE(user_id uuid, password_hash text, disabled boolean, leaving boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select u.user_id, c.password_hash, u.disabled_at is not null, u.erase_after is not null
        from users u
        join user_credentials c on c.user_id = u.user_id
        where u.email_canonical = canonical
    $function$
;

CREATE OR REPLACE FUNCTION public.find_link_key(wanted text)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select k.secret from link_keys k where k.purpose = wanted $function$
;

CREATE OR REPLACE FUNCTION public.find_mail_link(hash bytea)
 RETURNS TABLE(user_id uuid, purpose text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select l.user_id, l.purpose from mail_links l where l.token_hash = hash $function$
;

CREATE OR REPLACE FUNCTION public.find_push_key()
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select k.private_key from push_keys k $function$
;

CREATE OR REPLACE FUNCTION public.find_refresh_token(hash bytea)
 RETURNS TABLE(user_id uuid, session_id uuid, rotated_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select r.user_id, r.session_id, r.rotated_at
        from refresh_tokens r
        where r.token_hash = hash
    $function$
;

CREATE OR REPLACE FUNCTION public.find_session(hash bytea, at timestamp with time zone)
 RETURNS TABLE(user_id uuid, session_id uuid, kind text, last_seen_at timestamp with time zone, email text, email_verified boolean, display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text, date_format text, units text, currency text, theme text, skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    $function$
;

CREATE OR REPLACE FUNCTION public.find_session_by_id(owner uuid, id uuid, at timestamp with time zone)
 RETURNS TABLE(user_id uuid, session_id uuid, kind text, last_seen_at timestamp with time zone, email text, email_verified boolean, display_name text, time_zone text, day_start_minutes smallint, week_start text, number_format text, date_format text, units text, currency text, theme text, skip_by_tap boolean, question_marks boolean, quick_add_marks text, shortcuts boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    $function$
;

CREATE OR REPLACE FUNCTION public.find_user_by_email(canonical text)
 RETURNS TABLE(user_id uuid, email text, display_name text, email_verified boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select u.user_id, u.email, u.display_name, u.email_verified_at is not null
        from users u
        where u.email_canonical = canonical and u.disabled_at is null
    $function$
;

CREATE OR REPLACE FUNCTION public.keep_push_key(new_key bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ insert into push_keys (private_key) values (new_key) on conflict (only_row) do nothing $function$
;

CREATE OR REPLACE FUNCTION public.list_accounts_to_erase(at timestamp with time zone)
 RETURNS TABLE(user_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ select u.user_id from users u where u.erase_after <= at order by u.erase_after, u.user_id $function$
;

CREATE OR REPLACE FUNCTION public.list_signing_keys()
 RETURNS TABLE(key_id text, secret bytea, created_at timestamp with time zone, retired_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        select k.key_id, k.secret, k.created_at, k.retired_at
        from signing_keys k
        order by k.created_at desc, k.key_id
    $function$
;

CREATE OR REPLACE FUNCTION public.return_throttle(bucket_name text, hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ update throttles set tokens = tokens + 1 where bucket = bucket_name and key_hash = hash $function$
;

CREATE OR REPLACE FUNCTION public.take_throttle(bucket_name text, hash bytea, burst double precision, every_seconds double precision, at timestamp with time zone)
 RETURNS double precision
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
    $function$
;

CREATE OR REPLACE FUNCTION public.unread_notifications(owner uuid, most bigint)
 RETURNS bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
        return (
            select count(*)
            from (
                select from notifications n where n.user_id = owner and n.in_app and n.read_at is null limit most
            ) as unread
        );
    end
    $function$
;

CREATE OR REPLACE FUNCTION public.wake_workers()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
    begin
        perform pg_notify('wellspring_jobs', '');
        return null;
    end
    $function$
;

CREATE TRIGGER jobs_wake AFTER INSERT ON public.jobs FOR EACH ROW WHEN ((new.run_at <= (now() + '00:00:05'::interval))) EXECUTE FUNCTION wake_workers();

grant insert, select on applied_operations to wellspring_app;

grant delete, select on applied_operations to wellspring_worker;

grant delete, insert, select, update on calendar_feeds to wellspring_app;

grant insert, select, update on change_counters to wellspring_app;

grant select, update on change_counters to wellspring_worker;

grant insert, select, update on changes to wellspring_app;

grant delete, select on changes to wellspring_worker;

grant insert, select, update on devices to wellspring_app;

grant delete on devices to wellspring_worker;

grant delete, insert, select on events to wellspring_app;

grant delete, insert, select on export_pieces to wellspring_app;

grant delete, insert, select, update on exports to wellspring_app;

grant delete on exports to wellspring_worker;

grant insert, select on form_drafts to wellspring_app;

grant delete, select on form_drafts to wellspring_worker;

grant delete, insert, select, update on habit_entries to wellspring_app;

grant insert, select on habit_entry_changes to wellspring_app;

grant delete, select on habit_entry_changes to wellspring_worker;

grant delete, insert, select, update on habit_groups to wellspring_app;

grant insert, select on habit_increments to wellspring_app;

grant delete, insert, select, update on habit_schedules to wellspring_app;

grant delete, insert, select, update on habit_stacks to wellspring_app;

grant insert, select on habit_timer_presses to wellspring_app;

grant delete, select on habit_timer_presses to wellspring_worker;

grant delete, insert, select, update on habit_timers to wellspring_app;

grant select on habit_timers to wellspring_worker;

grant delete, insert, select, update on habit_years to wellspring_app;

grant delete, insert, select, update on habits to wellspring_app;

grant insert, select, update on idempotency_keys to wellspring_app;

grant delete, select on idempotency_keys to wellspring_worker;

grant delete, insert, select, update on identities to wellspring_app;

grant delete, insert, select, update on import_batches to wellspring_app;

grant delete on import_batches to wellspring_worker;

grant delete, insert, select, update on import_files to wellspring_app;

grant delete, insert, select, update on import_rows to wellspring_app;

grant insert, select, update on job_schedules to wellspring_worker;

grant delete, insert, select, update on jobs to wellspring_worker;

grant delete, insert, select, update on labels to wellspring_app;

grant insert, select, update on mail_links to wellspring_app;

grant delete on mail_links to wellspring_worker;

grant insert on mail_outbox to wellspring_app;

grant delete, select, update on mail_outbox to wellspring_worker;

grant delete, insert, select, update on notification_settings to wellspring_app;

grant delete, insert, select, update on notifications to wellspring_app;

grant delete on notifications to wellspring_worker;

grant delete, insert, select, update on onboardings to wellspring_app;

grant delete, insert, select, update on pauses to wellspring_app;

grant insert, select, update on personal_access_tokens to wellspring_app;

grant delete on personal_access_tokens to wellspring_worker;

grant delete, insert, select, update on plans to wellspring_app;

grant delete, insert, select, update on projects to wellspring_app;

grant delete, insert, select, update on push_subscriptions to wellspring_app;

grant insert, select, update on refresh_tokens to wellspring_app;

grant delete on refresh_tokens to wellspring_worker;

grant delete, insert, select, update on reminders to wellspring_app;

grant delete, insert, select, update on sections to wellspring_app;

grant insert, select, update on sessions to wellspring_app;

grant delete on sessions to wellspring_worker;

grant delete, insert, select on suggestion_dismissals to wellspring_app;

grant delete, insert, select, update on task_filters to wellspring_app;

grant delete, insert, select, update on task_habit_logs to wellspring_app;

grant delete, insert, select, update on task_series to wellspring_app;

grant delete, insert, select, update on tasks to wellspring_app;

grant delete, select on throttles to wellspring_worker;

grant insert, select, update on user_credentials to wellspring_app;

grant insert, select, update on users to wellspring_app;

grant select (last_sync_at) on devices to wellspring_worker;

grant select (expires_at) on exports to wellspring_worker;

grant select (user_id, deleted_at) on habits to wellspring_worker;

grant select (user_id, import_id, state, created_at) on import_batches to wellspring_worker;

grant insert (job_id, user_id, kind, payload, dedupe_key, created_at, run_at, max_attempts) on jobs to wellspring_app;

grant select (expires_at) on mail_links to wellspring_worker;

grant select (user_id, next_digest_at) on notification_settings to wellspring_worker;

grant select (created_at) on notifications to wellspring_worker;

grant select (expires_at, revoked_at) on personal_access_tokens to wellspring_worker;

grant select (rotated_at) on refresh_tokens to wellspring_worker;

grant select (user_id, next_at) on reminders to wellspring_worker;

grant select (idle_expires_at, expires_at, ended_at) on sessions to wellspring_worker;

grant select (user_id, deleted_at) on tasks to wellspring_worker;

grant execute on function current_user_id() to wellspring_app, wellspring_worker;

grant execute on function erase_rows(uuid,text,timestamp with time zone) to wellspring_worker;

grant execute on function feed_position(uuid) to wellspring_app;

grant execute on function find_access_token(bytea,timestamp with time zone) to wellspring_app;

grant execute on function find_calendar_feed(bytea) to wellspring_app;

grant execute on function find_credential(text) to wellspring_app;

grant execute on function find_link_key(text) to wellspring_app;

grant execute on function find_mail_link(bytea) to wellspring_app;

grant execute on function find_push_key() to wellspring_app;

grant execute on function find_refresh_token(bytea) to wellspring_app;

grant execute on function find_session(bytea,timestamp with time zone) to wellspring_app;

grant execute on function find_session_by_id(uuid,uuid,timestamp with time zone) to wellspring_app;

grant execute on function find_user_by_email(text) to wellspring_app;

grant execute on function keep_push_key(bytea) to wellspring_app;

grant execute on function list_accounts_to_erase(timestamp with time zone) to wellspring_worker;

grant execute on function list_signing_keys() to wellspring_app;

grant execute on function return_throttle(text,bytea) to wellspring_app;

grant execute on function take_throttle(text,bytea,double precision,double precision,timestamp with time zone) to wellspring_app;

grant execute on function unread_notifications(uuid,bigint) to wellspring_app;
