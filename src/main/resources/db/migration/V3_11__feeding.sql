-- Keys with which an organisation's own system feeds facts. Only a digest is kept; the prefix tells keys apart on pages.
create table api_key (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null references organisation,
    label           text not null check (label <> ''),
    prefix          text not null,
    sha256          bytea not null unique,
    kinds           text[] not null,
    created_by      bigint references person,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    revoked_by      bigint references person
);
create index api_key_organisation on api_key (organisation_id);
comment on table api_key is 'append-only except last_used_at, revoked_at, revoked_by: a key is replaced, never changed';
-- Not personal: created_by and revoked_by are keys of people; their names stand in the table of people alone.

-- What tells whether a fact sent again is the same: digests keyed with this, so that nobody can guess whom one is about.
create table feed_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea not null
);
insert into feed_secret (secret) values (sha256(convert_to(
    gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
comment on table feed_secret is 'append-only: another secret would make every fact sent again a new one';

-- Facts that came from outside, by the key their sender knows them by.
create table fed_fact (
    organisation_id bigint not null references organisation,
    feeder_id       text not null,
    fact_id         bigint not null,
    digest          bytea not null,
    reverses        text,
    primary key (organisation_id, feeder_id),
    unique (organisation_id, reverses)
);
create index fed_fact_fact on fed_fact (fact_id);
comment on table fed_fact is 'append-only: a fact is corrected by another that reverses it';
