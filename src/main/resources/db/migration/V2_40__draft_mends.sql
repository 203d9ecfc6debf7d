-- What a reader made of a document, so that mends can be laid over it again without reading the document again.
create table reading_draft (
    reading_id bigint primary key references document_reading on delete cascade,
    draft      text not null
);

-- A draft mended by hand, mend by mend. They are laid over whatever a reader makes of the same document; taking one back
-- is a mend too.
create table draft_mend (
    id          bigint generated always as identity primary key,
    series_id   bigint not null references edition_series,
    document_id bigint not null references source_document,
    action      text not null check (action in ('SET', 'MOVE', 'REMOVE', 'ADD', 'UNDO')),
    sort        text not null check (sort in ('PLAN', 'NODE', 'INDICATOR', 'ROW')),
    target      text not null,
    page        int not null,
    line        int not null,
    field       text not null,
    before      text not null,
    after       text not null,
    reason      text not null,
    undoes      bigint unique references draft_mend,
    person_id   bigint references person,
    made_at     timestamptz not null,
    check ((action = 'UNDO') = (undoes is not null))
);
comment on table draft_mend is 'append-only: who changed what a document says, and why, must stay readable';
comment on column draft_mend.person_id is 'personal: who mended';
comment on column draft_mend.target is 'code in the reader''s draft, or the number of a register''s row; the place tells it again after a newer reading';
create index draft_mend_of on draft_mend (series_id, document_id, id);
create index draft_mend_person on draft_mend (person_id);

-- What of an edition does not stand so in its document, with the printed words beside it.
create table edition_mend (
    edition_id bigint not null references edition on delete cascade,
    position   int not null,
    sort       text not null,
    code       text not null,
    field      text not null,
    printed    text not null,
    mended     text not null,
    made_at    timestamptz not null,
    primary key (edition_id, position)
);

-- A draft that is taken back is kept.
alter table edition drop constraint edition_state_check;
alter table edition drop constraint edition_check;
alter table edition add constraint edition_state_check check (state in ('DRAFT', 'WITHDRAWN', 'ADOPTED', 'SUPERSEDED'));
alter table edition add constraint edition_check check ((state in ('DRAFT', 'WITHDRAWN')) = (adopted_at is null));
