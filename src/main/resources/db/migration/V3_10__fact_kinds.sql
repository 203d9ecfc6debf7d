-- Kinds of facts a region counts besides those of the program's modules. Each change is a version; the newest counts.
create table fact_kind (
    code       text not null,
    version    int not null check (version >= 1),
    name       text not null check (name <> ''),
    sentence   text not null check (sentence <> ''),
    unit       text not null check (unit <> ''),
    dimensions jsonb not null,
    defined_by bigint references person,
    defined_at timestamptz not null,
    primary key (code, version)
);
comment on table fact_kind is 'append-only: a kind renamed is a version more';
-- Not personal: defined_by is a person's key; the name stands in the table of people alone.

-- Which node of a plan a programme of a register carries out, as somebody asserted it. The newest assertion counts; one
-- without a node takes the one before back.
create table programme_assignment (
    id          bigint generated always as identity primary key,
    register_id bigint not null references register,
    no          text not null,
    name        text not null,
    plan_id     bigint references plan,
    node_code   text,
    why         text not null check (why <> ''),
    asserted_by text not null,
    person_id   bigint references person,
    asserted_at timestamptz not null,
    check ((plan_id is null) = (node_code is null))
);
create index programme_assignment_programme on programme_assignment (register_id, no, id desc);
comment on table programme_assignment is 'append-only: an assertion is withdrawn by another';

-- The facts a register's rows left, so that a changed or vanished row takes back exactly its own.
create table programme_fact (
    fact_id     bigint primary key,
    register_id bigint not null references register,
    no          text not null,
    content     text not null,
    taken_back  bigint unique
);
create index programme_fact_standing on programme_fact (register_id) where taken_back is null;
create unique index programme_fact_once on programme_fact (register_id, no, content) where taken_back is null;
comment on table programme_fact is 'append-only except taken_back: which fact tells of which row';
