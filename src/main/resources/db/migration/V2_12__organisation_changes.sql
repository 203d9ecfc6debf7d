-- What a person found out about an organisation. The name stays as printed.
alter table organisation add column corporate_number text check (corporate_number ~ '^[1-9][0-9]{12}$');
alter table organisation add column government_code text check (government_code ~ '^[0-9]{6}$');
alter table organisation add column version bigint not null default 1;

-- Two spellings are one organisation from a day on, because a person said so. Neither row is rewritten.
create table organisation_change (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null unique references organisation,
    successor_id    bigint not null references organisation,
    day             date not null,
    note            text not null,
    made_at         timestamptz not null,
    check (organisation_id <> successor_id)
);
create index organisation_change_successor on organisation_change (successor_id);
comment on table organisation_change is 'append-only: a decision that two spellings mean one organisation';

-- What became of a department, from a day on. A renamed or merged one has a successor, and its own row keeps its name, so that
-- whatever named it still does; a moved one has a new parent, and department.parent_id says only where it was first.
create table department_change (
    id            bigint generated always as identity primary key,
    department_id bigint not null references department,
    kind          text not null check (kind in ('RENAMED', 'MERGED', 'MOVED')),
    day           date not null,
    successor_id  bigint references department,
    parent_id     bigint references department,
    note          text not null,
    made_at       timestamptz not null,
    check (successor_id <> department_id and parent_id <> department_id),
    check ((kind = 'MOVED') = (successor_id is null)),
    check (kind = 'MOVED' or parent_id is null)
);
create unique index department_change_once on department_change (department_id) where successor_id is not null;
create index department_change_of on department_change (department_id, day);
create index department_change_successor on department_change (successor_id);
create index department_change_parent on department_change (parent_id);
comment on table department_change is 'append-only: history points at the rows it named';
