create table plan (
    id       bigint primary key references edition_series,
    slug     text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
    owner_id bigint not null references organisation
);

-- Rows of an edition never change once it is adopted; a draft that is proposed anew is replaced whole.
create table plan_edition (
    edition_id  bigint primary key references edition on delete cascade,
    plan_id     bigint not null references plan,
    title       text not null,
    period      text,
    level_keys  text[] not null,
    level_names text[] not null,
    check (cardinality(level_keys) = cardinality(level_names))
);
create index plan_edition_plan on plan_edition (plan_id);

create table node (
    edition_id  bigint not null references plan_edition on delete cascade,
    code        text not null check (code ~ '^[A-Za-z0-9-]+$'),
    position    int not null,
    parent_code text,
    level       text not null,
    label       text not null,
    title       text not null,
    flags       text[] not null,
    page        int not null,
    line        int not null,
    col         int,
    primary key (edition_id, code),
    foreign key (edition_id, parent_code) references node on delete cascade,
    check (parent_code <> code)
);
create index node_parent on node (edition_id, parent_code);

create table node_department (
    edition_id    bigint not null,
    node_code     text not null,
    position      int not null,
    department_id bigint not null references department,
    primary key (edition_id, node_code, position),
    foreign key (edition_id, node_code) references node on delete cascade
);
create index node_department_of on node_department (department_id);

create table node_section (
    edition_id bigint not null,
    node_code  text not null,
    position   int not null,
    name       text not null,
    text       text not null,
    primary key (edition_id, node_code, position),
    foreign key (edition_id, node_code) references node on delete cascade
);

create table indicator (
    edition_id       bigint not null references plan_edition on delete cascade,
    code             text not null check (code ~ '^[A-Za-z0-9-]+$'),
    position         int not null,
    node_code        text,
    name             text not null,
    unit             text,
    direction        text not null,
    accumulation     text not null,
    baseline_text    text not null,
    baseline_value   numeric,
    baseline_unit    text,
    baseline_period  text,
    baseline_missing text,
    target_text      text not null,
    target_value     numeric,
    target_unit      text,
    target_period    text,
    target_missing   text,
    notes            text[] not null,
    page             int not null,
    line             int not null,
    col              int,
    primary key (edition_id, code),
    foreign key (edition_id, node_code) references node on delete cascade
);

create table indicator_point (
    edition_id     bigint not null,
    indicator_code text not null,
    position       int not null,
    period         text not null,
    value          numeric,
    text           text not null,
    tag            text not null,
    primary key (edition_id, indicator_code, position),
    foreign key (edition_id, indicator_code) references indicator on delete cascade
);

-- Targets as adopted. Rows are only ever added; an edition with a target here can no longer be removed.
create table target (
    edition_id     bigint not null references edition,
    indicator_code text not null,
    plan_id        bigint not null references plan,
    text           text not null,
    value          numeric,
    unit           text,
    period         text,
    missing        text,
    primary key (edition_id, indicator_code)
);
create index target_history on target (plan_id, indicator_code);

create table listing (
    edition_id      bigint not null references plan_edition on delete cascade,
    position        int not null,
    organisation_id bigint not null references organisation,
    node_code       text,
    label           text not null,
    page            int not null,
    line            int not null,
    col             int,
    primary key (edition_id, position),
    foreign key (edition_id, node_code) references node on delete cascade
);
create index listing_organisation on listing (organisation_id);

create table zone (
    edition_id bigint not null references plan_edition on delete cascade,
    position   int not null,
    name       text not null,
    theme      text not null,
    page       int not null,
    line       int not null,
    col        int,
    primary key (edition_id, position)
);
