-- Which database the versions count for: two regions that were filled alike have the same small numbers, and a page of
-- one must never be taken for a page of the other.
alter table publication add column origin uuid not null default gen_random_uuid();
