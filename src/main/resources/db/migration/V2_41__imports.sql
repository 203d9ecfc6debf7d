-- Documents that people uploaded, from the file to what became of it. The bytes stay until the document is kept.
create table upload (
    id              bigint generated always as identity primary key,
    name            text not null,
    size            bigint not null check (size > 0),
    sha256          text not null,
    content         bytea,
    kind            text check (kind in ('PLAN', 'REGISTER')),
    slug            text not null,
    owner           text not null,
    organisation_id bigint references organisation,
    department_id   bigint references department,
    plan_id         bigint references plan,
    person_id       bigint references person,
    uploaded_at     timestamptz not null,
    job_id          text,
    failure         text not null default '',
    document_id     bigint references source_document,
    series_id       bigint references edition_series,
    series_kind     text,
    read_at         timestamptz,
    check ((document_id is null) = (series_id is null))
);
comment on column upload.person_id is 'personal: who uploaded it';
-- Read piece by piece, which needs it uncompressed; most formats are compressed already.
alter table upload alter column content set storage external;
create index upload_newest on upload (uploaded_at desc, id desc);
create index upload_series on upload (series_id, document_id);
create index upload_job on upload (job_id);
create index upload_document on upload (document_id);
create index upload_organisation on upload (organisation_id);
create index upload_department on upload (department_id);
create index upload_plan on upload (plan_id);
create index upload_person on upload (person_id);
