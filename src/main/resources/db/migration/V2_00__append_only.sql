-- Marks of tables: what the application's role may do follows from them (see the decision on roles).
comment on table source_document is 'append-only: the archive every figure cites';
comment on table document_reading is 'append-only: a newer reader adds a reading';
comment on table source_line is 'append-only: lines as read';
comment on table finding is 'append-only: findings as made';

-- An edition moves from draft to adopted to superseded, and a draft may be dropped with all its rows, which go with it by
-- foreign key. What was adopted has a row here and can no longer be dropped by anybody.
create table adoption (
    edition_id bigint primary key references edition,
    adopted_at timestamptz not null
);
insert into adoption (edition_id, adopted_at) select id, adopted_at from edition where adopted_at is not null;
comment on table adoption is 'append-only: holds what was adopted';
comment on table edition is 'append-only except state, adopted_at, delete: drafts are dropped, adopted ones held by adoption';

comment on table plan_edition is 'append-only: rows of an edition go only with it, as a draft';
comment on table plan_section is 'append-only: rows of an edition go only with it, as a draft';
comment on table node is 'append-only: rows of an edition go only with it, as a draft';
comment on table node_department is 'append-only: rows of an edition go only with it, as a draft';
comment on table node_section is 'append-only: rows of an edition go only with it, as a draft';
comment on table indicator is 'append-only: rows of an edition go only with it, as a draft';
comment on table indicator_point is 'append-only: rows of an edition go only with it, as a draft';
comment on table listing is 'append-only: rows of an edition go only with it, as a draft';
comment on table zone is 'append-only: rows of an edition go only with it, as a draft';
comment on table target is 'append-only: a revised target is a row of a new edition';
comment on table register_edition is 'append-only: rows of an edition go only with it, as a draft';
comment on table programme is 'append-only: rows of an edition go only with it, as a draft';
comment on table programme_partner is 'append-only: rows of an edition go only with it, as a draft';
comment on table programme_cell is 'append-only: rows of an edition go only with it, as a draft';
