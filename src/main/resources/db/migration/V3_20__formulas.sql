-- How indicators count themselves. A change is a new version; an indicator whose counting has ended has a last version that says so.
create table formula (
    plan_id        bigint not null references plan,
    indicator_code text not null,
    version        int not null check (version > 0),
    formula        jsonb not null,
    span           jsonb not null,
    first_year     int not null check (first_year between 1900 and 2200),
    ended          boolean not null,
    sentence       text not null,
    reason         text not null,
    person_id      bigint references person,
    made_at        timestamptz not null,
    primary key (plan_id, indicator_code, version)
);
comment on table formula is 'append-only: a figure counted by an older formula must stay explainable';
comment on column formula.person_id is 'personal: who put it in force';
create index formula_person on formula (person_id);

-- By which scale a plan's indicators are rated; without a row by the default one.
create table scale_choice (
    plan_id   bigint not null references plan,
    version   int not null check (version > 0),
    scale     text not null,
    reason    text not null,
    person_id bigint references person,
    made_at   timestamptz not null,
    primary key (plan_id, version)
);
comment on table scale_choice is 'append-only: a published rating must stay explainable by the scale it was made by';
comment on column scale_choice.person_id is 'personal: who chose it';
create index scale_choice_person on scale_choice (person_id);
