-- How full each bucket is, in the library's own form. The name of a bucket may be an address of a person or a machine, so
-- only its digest is kept.
create table rate_limit (
    bucket  text primary key,
    state   bytea,
    full_at bigint
);
create index rate_limit_full on rate_limit (full_at);
comment on table rate_limit is 'transient: a limit forgotten is a limit that begins anew';
