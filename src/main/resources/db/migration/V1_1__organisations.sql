-- Names are kept as printed; two spellings are two rows. Indexes are on digests because a name has no longest length.
create table organisation (
    id   bigint generated always as identity primary key,
    name text not null check (name <> '')
);
create unique index organisation_name on organisation (md5(name));

create table department (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null references organisation,
    parent_id       bigint,
    name            text not null check (name <> ''),
    unique (id, organisation_id),
    foreign key (parent_id, organisation_id) references department (id, organisation_id),
    check (parent_id <> id)
);
create unique index department_name on department (organisation_id, md5(name));
