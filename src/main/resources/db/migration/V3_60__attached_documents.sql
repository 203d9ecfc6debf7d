-- Files that somebody attached as the source of a value. Their bytes stand in the archive beside what was read; a file that was only
-- attached has no reading, and so is on no public page.
create table attached_document (
    id          bigint generated always as identity primary key,
    document_id bigint not null references source_document,
    name        text not null,
    attached_by bigint references person,
    attached_at timestamptz not null
);
create index attached_document_of on attached_document (document_id);
create index attached_document_by on attached_document (attached_by, id);
comment on table attached_document is 'append-only: which file a value was entered from stays provable';
comment on column attached_document.name is 'the file''s name as it came; shown to staff alone';
comment on column attached_document.attached_by is 'personal: who attached it, by number alone';

create index observation_document on observation (document_id) where document_id is not null;
comment on column observation.document_id is 'the document in the archive; shown to staff alone unless an edition came from it';
