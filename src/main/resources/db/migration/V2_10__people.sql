-- People who may sign in, or are waited for. Whatever says who somebody is stands here and nowhere else.
create table person (
    id         bigint generated always as identity primary key,
    name       text not null,
    email      text,
    created_at timestamptz not null,
    erased_at  timestamptz,
    version    bigint not null default 1
);
create unique index person_email on person (lower(email));

-- A role held for a scope (the region when no column names another) from one day to another. A row is only ever ended.
create table role_assignment (
    id              bigint generated always as identity primary key,
    person_id       bigint not null references person,
    role            text not null,
    organisation_id bigint references organisation,
    department_id   bigint references department,
    plan_id         bigint references plan,
    from_day        date not null,
    until_day       date check (until_day >= from_day),
    check (num_nonnulls(organisation_id, department_id, plan_id) <= 1)
);
create index role_assignment_person on role_assignment (person_id);
