-- A department's file is the department's: only who may feed for it, or for the organisation as a whole, acts on it.
alter table fact_file add column department_id bigint references department;
create index fact_file_department on fact_file (department_id, id desc) where department_id is not null;
comment on column fact_file.department_id is 'the department for which it was sent; null for the organisation as a whole';
