-- A link that leads an account to another address works only after a time in which the old address can object.
alter table one_time_link add column works_from timestamptz;
