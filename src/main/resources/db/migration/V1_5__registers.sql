create table register (
    id          bigint primary key references edition_series,
    owner_id    bigint not null references organisation,
    fiscal_year int not null,
    unique (owner_id, fiscal_year)
);

create table register_edition (
    edition_id  bigint primary key references edition on delete cascade,
    register_id bigint not null references register,
    columns     text[] not null
);
create index register_edition_register on register_edition (register_id);

create table programme (
    edition_id           bigint not null references register_edition on delete cascade,
    no                   text not null check (no <> ''),
    position             int not null,
    department_id        bigint references department,
    name                 text not null,
    partners_text        text not null,
    form                 text not null,
    recurrence           text not null,
    first_year           int,
    first_year_text      text not null,
    start_day            date,
    start_text           text not null,
    end_day              date,
    end_text             text not null,
    purpose              text not null,
    participants         numeric check (participants >= 0),
    participants_missing text,
    participants_text    text not null,
    effect               text not null,
    page                 int not null,
    line                 int not null,
    col                  int,
    primary key (edition_id, no),
    check ((participants is null) = (participants_missing is not null))
);
create index programme_department on programme (department_id);

create table programme_partner (
    edition_id      bigint not null,
    no              text not null,
    position        int not null,
    organisation_id bigint not null references organisation,
    primary key (edition_id, no, position),
    foreign key (edition_id, no) references programme on delete cascade
);
create index programme_partner_organisation on programme_partner (organisation_id);

-- The row as printed, cell by cell, so that an export is the source's own text.
create table programme_cell (
    edition_id bigint not null,
    no         text not null,
    position   int not null,
    text       text not null,
    primary key (edition_id, no, position),
    foreign key (edition_id, no) references programme on delete cascade
);

-- Derived from the adopted registers and plans; written anew with every adoption.
create table link_proposal (
    edition_id bigint not null,
    no         text not null,
    plan_id    bigint not null references plan,
    node_code  text not null,
    likeness   double precision not null check (likeness between 0 and 1),
    why        text not null,
    primary key (edition_id, no, plan_id, node_code),
    foreign key (edition_id, no) references programme on delete cascade
);
