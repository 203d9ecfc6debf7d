create table source_document (
    id        bigint generated always as identity primary key,
    sha256    text not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
    name      text not null,
    format    text not null,
    content   bytea not null,
    stored_at timestamptz not null
);

-- What a reader made of a document. A newer reader may make something else: then a row is added, and the newest counts.
create table document_reading (
    id          bigint generated always as identity primary key,
    document_id bigint not null references source_document,
    title       text not null,
    pages       int not null check (pages > 0),
    lines       int not null check (lines >= 0),
    digest      text not null,
    read_at     timestamptz not null
);
create index document_reading_of on document_reading (document_id, id);

create table source_line (
    reading_id bigint not null references document_reading,
    number     int not null,
    page       int not null,
    line       int not null,
    text       text not null,
    fate       text not null check (fate in ('CONTENT', 'FURNITURE', 'FINDING', 'BLANK')),
    what       text not null,
    primary key (reading_id, number)
);
create index source_line_place on source_line (reading_id, page, line);

create table finding (
    reading_id bigint not null references document_reading,
    number     int not null,
    severity   text not null check (severity in ('ERROR', 'WARNING', 'NOTICE')),
    code       text not null,
    message    text not null,
    page       int,
    line       int,
    col        int,
    primary key (reading_id, number),
    check ((page is null) = (line is null))
);

-- A plan's codes are stable across editions, a reader's are not: this says which stable code a document's code became.
create table renamed_code (
    document_id bigint not null references source_document,
    draft_code  text not null,
    code        text not null,
    primary key (document_id, draft_code)
);
