-- The secret of an authenticator program stands sealed; its key is not in the database. A time step is used once.
alter table account
    add column authenticator bytea,
    add column authenticator_step bigint not null default 0,
    add column signed_in_at timestamptz;

-- Codes for the day the authenticator is lost, each good once. Only digests stand here.
create table recovery_code (
    person_id bigint not null references person,
    hash      bytea not null,
    used_at   timestamptz,
    primary key (person_id, hash)
);

-- Somebody waited for under an address, with the role that will be given on coming.
create table invitation (
    id              bigint generated always as identity primary key,
    email           text not null,
    role            text not null,
    organisation_id bigint references organisation,
    department_id   bigint references department,
    plan_id         bigint references plan,
    from_day        date not null,
    until_day       date check (until_day >= from_day),
    invited_by      bigint references person,
    invited_at      timestamptz not null,
    sent_at         timestamptz not null,
    times_sent      int not null default 1,
    accepted_by     bigint references person,
    accepted_at     timestamptz,
    withdrawn_at    timestamptz,
    check (num_nonnulls(organisation_id, department_id, plan_id) <= 1),
    check (accepted_at is null or withdrawn_at is null)
);
create index invitation_newest on invitation (invited_at desc, id desc);

-- Somebody who cannot sign in any more, helped by two others.
create table recovery (
    id           bigint generated always as identity primary key,
    person_id    bigint not null references person,
    reason       text not null,
    email        text not null,
    opened_by    bigint not null references person check (opened_by <> person_id),
    opened_at    timestamptz not null,
    confirmed_by bigint references person check (confirmed_by <> person_id),
    confirmed_at timestamptz,
    withdrawn_at timestamptz,
    done_at      timestamptz,
    check (confirmed_by <> opened_by)
);
create unique index recovery_one_open on recovery (person_id) where confirmed_at is null and withdrawn_at is null;
create index recovery_newest on recovery (opened_at desc, id desc);

-- Links that went out and work once. Only their digests stand here: reading this table opens nothing.
create table one_time_link (
    hash          bytea primary key,
    kind          text not null,
    person_id     bigint references person,
    invitation_id bigint references invitation,
    recovery_id   bigint references recovery,
    email         text,
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz
);
create index one_time_link_expiry on one_time_link (expires_at);
create index one_time_link_person on one_time_link (person_id);
create index one_time_link_invitation on one_time_link (invitation_id);
