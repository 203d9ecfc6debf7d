-- Facts by file: what was sent, by whom, and what became of it.
create table fact_file (
    id              bigint generated always as identity primary key,
    organisation_id bigint not null references organisation,
    kind            text not null,
    name            text not null,
    size            bigint not null check (size > 0),
    sha256          text not null,
    person_id       bigint references person,
    uploaded_at     timestamptz not null,
    state           text not null check (
        state in ('CHECKING', 'CHECKED', 'RECORDING', 'RECORDED', 'UNDOING', 'UNDONE', 'DROPPED', 'FAILED')),
    job_id          text,
    failure         text not null default '',
    good            bigint not null default 0,
    known           bigint not null default 0,
    bad             bigint not null default 0,
    notes           text not null default '',
    reason          text not null default ''
);
comment on column fact_file.person_id is 'personal: who sent the file';
create index fact_file_organisation on fact_file (organisation_id, id desc);
create index fact_file_person on fact_file (person_id);

-- The file itself, until it is recorded or dropped: it may number people as its sender does.
create table fact_file_content (
    file_id bigint primary key references fact_file,
    content bytea not null
);
comment on table fact_file_content is 'transient: a file that waits to be confirmed is sent again';
comment on column fact_file_content.content is 'personal: may number people as its sender does; kept until recorded, seven days at most';
alter table fact_file_content alter column content set storage external;

-- A file undone frees the ids of its rows, so that the mended file can use them.
alter table fed_fact add column file_id bigint references fact_file, add column undone_at timestamptz;
alter table fed_fact drop constraint fed_fact_pkey, drop constraint fed_fact_organisation_id_reverses_key;
drop index fed_fact_fact;
alter table fed_fact add primary key (fact_id);
create unique index fed_fact_id on fed_fact (organisation_id, feeder_id) where undone_at is null;
create unique index fed_fact_reversed_once on fed_fact (organisation_id, reverses) where undone_at is null;
create index fed_fact_newest on fed_fact (organisation_id, fact_id desc);
create index fed_fact_file on fed_fact (file_id, fact_id) where file_id is not null;
comment on table fed_fact is 'append-only except undone_at: a fact is corrected by another that reverses it';
