-- What an indicator's value was in a period, as entered, imported or frozen. A change supersedes; a period's rows form one
-- chain, because the first is unique and each later one supersedes a row that nothing else supersedes.
create table observation (
    id              bigint generated always as identity primary key,
    plan_id         bigint not null references plan,
    indicator       text not null,
    series          text not null default '',
    period          text not null,
    value           numeric,
    missing         text check (missing in
                        ('NOT_AVAILABLE', 'NOT_COLLECTED', 'PENDING', 'SUPPRESSED', 'NOT_APPLICABLE')),
    withdrawn       boolean not null default false,
    printed         text not null,
    origin          text not null check (origin in ('ENTERED', 'IMPORTED', 'COUNTED')),
    status          text not null check (status in ('PROVISIONAL', 'ESTIMATED', 'FINAL')),
    formula_version int,
    facts           bigint not null default 0 check (facts >= 0),
    source          text not null,
    document_id     bigint references source_document,
    comment         text not null,
    measured_on     date,
    entered_by      bigint references person,
    entered_at      timestamptz not null,
    supersedes      bigint unique references observation,
    check (num_nonnulls(value, missing) = case when withdrawn then 0 else 1 end),
    check (not withdrawn or supersedes is not null),
    check (withdrawn or source <> ''),
    check (value is null or origin = 'COUNTED' or comment <> '')
);
create unique index observation_first on observation (plan_id, indicator, series, period) where supersedes is null;
create index observation_of on observation (plan_id, indicator, series, period, id);
create index observation_by on observation (entered_by);
comment on table observation is 'append-only: a value is superseded, never overwritten';
comment on column observation.entered_by is 'personal: who entered it, by number alone';
comment on column observation.comment is 'the department''s words; public once the value is confirmed, as its form says';
comment on column observation.printed is 'as typed or as it stood in the table';

-- What a chief said of a value: once, so that of two who decide at the same time one comes too late.
create table observation_decision (
    observation_id bigint primary key references observation,
    decision       text not null check (decision in ('CONFIRMED', 'RETURNED')),
    reason         text not null,
    alone          boolean not null default false,
    decided_by     bigint references person,
    decided_at     timestamptz not null,
    check (decision = 'CONFIRMED' or reason <> '')
);
create index observation_decision_by on observation_decision (decided_by);
comment on table observation_decision is 'append-only: what was decided of a value stays readable';
comment on column observation_decision.decided_by is 'personal: who confirmed or sent back, by number alone';
comment on column observation_decision.alone is 'whether who entered it confirmed it, because nobody else could';

-- When an indicator's figure is due, where the usual day does not fit; the newest row of an indicator counts.
create table indicator_duty (
    id          bigint generated always as identity primary key,
    plan_id     bigint not null references plan,
    indicator   text not null,
    month       int not null check (month between 1 and 12),
    day         int not null check (day between 1 and 31),
    lag_years   int not null check (lag_years between 0 and 9),
    note        text not null,
    decided_by  bigint references person,
    decided_at  timestamptz not null
);
create index indicator_duty_of on indicator_duty (plan_id, indicator, id);
create index indicator_duty_by on indicator_duty (decided_by);
comment on table indicator_duty is 'append-only: since when a figure is due on which day';
comment on column indicator_duty.decided_by is 'personal: who set the day, by number alone';

-- The days on which reminders were written, so that a day on which the program did not run is caught up and none is done twice.
create table reminder_day (
    day     date primary key,
    mails   int not null,
    done_at timestamptz not null
);
comment on table reminder_day is 'append-only: which days'' reminders were written';
