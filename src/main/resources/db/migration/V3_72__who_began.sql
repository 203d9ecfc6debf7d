-- Who began what a link does to somebody else's account: it works only while that person still may. Null for the own acts.
alter table one_time_link add column begun_by bigint;
create index one_time_link_recovery on one_time_link (recovery_id);
