-- What was answered to a request that must not be done twice. The row is written before the work and locks the key; the
-- answer follows in the same transaction.
create table idempotency_key (
    operation   text not null,
    key         text not null check (key <> ''),
    body_digest text not null,
    answer      text,
    created_at  timestamptz not null,
    primary key (operation, key)
);
create index idempotency_key_age on idempotency_key (created_at);
