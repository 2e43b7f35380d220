-- Why: the first minutes of an account, plans that are written step by step, and suggested stacks that were declined.
-- Locks: none, all tables are new. Old code: knows none of them and leaves them alone.

-- One row a person, from the first answer on. Ids of what was made from it stand with what was made.
create table onboardings (
    user_id uuid not null primary key references users,
    step text not null check (step in ('audit', 'categorize', 'identity', 'suggestions', 'done')),
    -- What somebody does already: [{"text": "Coffee", "tone": "good"}].
    lines jsonb not null check (jsonb_typeof(lines) = 'array'),
    statement text check (length(statement) between 1 and 200),
    -- Slug of the starter stack that led to the account.
    starter text check (length(starter) between 1 and 60),
    updated_at timestamptz not null
);
alter table onboardings enable row level security;
create policy onboardings_own on onboardings to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update on onboardings to wellspring_app;

-- Wish, outcome, obstacle, plan: each step is stored as it is answered. Made, a plan names its stack; stacks and habits
-- come and go by themselves, so that these are no foreign keys.
create table plans (
    user_id uuid not null references users,
    plan_id uuid not null,
    wish text not null check (length(wish) between 1 and 200),
    outcome text check (length(outcome) <= 500),
    obstacle text check (length(obstacle) <= 500),
    habit_id uuid,
    stack_id uuid,
    made_at timestamptz,
    created_at timestamptz not null,
    version bigint not null,
    primary key (user_id, plan_id)
);
alter table plans enable row level security;
create policy plans_own on plans to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert, update, delete on plans to wellspring_app;

-- A pair that was declined is not suggested again.
create table suggestion_dismissals (
    user_id uuid not null,
    anchor_habit_id uuid not null,
    follower_habit_id uuid not null,
    dismissed_at timestamptz not null,
    primary key (user_id, anchor_habit_id, follower_habit_id),
    constraint suggestion_dismissals_anchor foreign key (user_id, anchor_habit_id)
        references habits (user_id, habit_id) on delete cascade,
    constraint suggestion_dismissals_follower foreign key (user_id, follower_habit_id)
        references habits (user_id, habit_id) on delete cascade
);
alter table suggestion_dismissals enable row level security;
create policy suggestion_dismissals_own on suggestion_dismissals to wellspring_app
    using (user_id = (select current_user_id())) with check (user_id = (select current_user_id()));
grant select, insert on suggestion_dismissals to wellspring_app;
