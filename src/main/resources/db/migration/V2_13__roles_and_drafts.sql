-- A role can be taken away at once, also on the day it was given.
alter table role_assignment add column ended_at timestamptz;
create index role_assignment_administrators on role_assignment (role) where role = 'ADMINISTRATOR';
comment on table role_assignment is 'append-only except until_day, ended_at: who held what when stays known';
comment on column role_assignment.person_id is 'personal: which roles somebody holds or held';

comment on table person is 'append-only except name, email, erased_at, version: a person is blanked, never removed';
comment on column person.name is 'personal: how somebody is called';
comment on column person.email is 'personal: where somebody is written to';
create index person_listed on person (lower(name), id);

-- Who made a draft, and for which department, so that no other department mends it.
alter table edition add column proposed_by bigint references person;
alter table edition add column department_id bigint references department;
comment on column edition.proposed_by is 'personal: who made a draft';
create index edition_proposed_by on edition (proposed_by) where proposed_by is not null;
create index edition_draft_department on edition (department_id) where department_id is not null;
