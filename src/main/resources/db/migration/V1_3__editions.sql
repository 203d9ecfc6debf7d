-- The editions of one plan or one register follow each other; this row is what an adoption locks.
create table edition_series (
    id   bigint generated always as identity primary key,
    kind text not null,
    name text not null,
    unique (kind, name)
);

create table edition (
    id          bigint generated always as identity primary key,
    uid         uuid not null default gen_random_uuid() unique,
    series_id   bigint not null references edition_series,
    number      int not null check (number > 0),
    state       text not null check (state in ('DRAFT', 'ADOPTED', 'SUPERSEDED')),
    document_id bigint not null references source_document,
    base_id     bigint references edition,
    proposed_at timestamptz not null,
    adopted_at  timestamptz,
    unique (series_id, number),
    check ((state = 'DRAFT') = (adopted_at is null))
);
create unique index edition_one_adopted on edition (series_id) where state = 'ADOPTED';
create unique index edition_one_draft on edition (series_id, document_id) where state = 'DRAFT';
create index edition_document on edition (document_id);
create index edition_base on edition (base_id);
