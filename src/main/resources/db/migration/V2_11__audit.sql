-- The trail of changes and of looks at personal data. Each entry's hash covers the entry and the hash before it; what was
-- changed is covered through a salted digest, so that a value can be blanked without breaking the chain.
create table audit_entry (
    number          bigint primary key check (number > 0),
    at              timestamptz not null,
    actor           text not null,
    person_id       bigint,
    label           text not null,
    organisation_id bigint,
    action          text not null,
    subject_kind    text not null,
    subject_id      text not null,
    commitments     text[] not null,
    previous_hash   bytea not null check (length(previous_hash) = 32),
    hash            bytea not null check (length(hash) = 32)
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, number);
create index audit_entry_person on audit_entry (person_id, number) where person_id is not null;
create index audit_entry_action on audit_entry (action text_pattern_ops, number);
create index audit_entry_at on audit_entry (at);
comment on table audit_entry is 'append-only: what was done stays told; personal values lie in audit_value and can be blanked';

-- What opens the commitments: position n belongs to the entry's n-th commitment. Blanked values name their erasure, and an
-- entry of the chain says how many values that erasure blanked.
create table audit_value (
    entry    bigint not null references audit_entry,
    position int not null check (position > 0),
    salt     bytea,
    value    text,
    erasure  uuid,
    primary key (entry, position),
    check (num_nulls(salt, value) = case when erasure is null then 0 else 2 end)
);
create index audit_value_kept on audit_value (entry) where erasure is null;
comment on table audit_value is 'append-only except salt, value, erasure: a value is blanked when the person is forgotten or its time is over';
comment on column audit_value.value is 'personal: values before and after a change, and the address it came from';

-- The end of the chain; whoever adds to it locks this row, last of all.
create table audit_head (
    id      int primary key check (id = 1),
    number  bigint not null,
    hash    bytea not null,
    genesis bytea not null
);
insert into audit_head (id, number, hash, genesis)
select 1, 0, h, h from (select sha256(convert_to('haskap-audit-1 ' || gen_random_uuid(), 'UTF8')) as h) as start;
