-- One document may be proposed for several plans, and each gives the document's codes stable codes of its own.
alter table renamed_code add column series_id bigint references edition_series;
update renamed_code c
set series_id = (select e.series_id from edition e where e.document_id = c.document_id order by e.id desc limit 1);
delete from renamed_code where series_id is null;
alter table renamed_code alter column series_id set not null;
alter table renamed_code drop constraint renamed_code_pkey;
alter table renamed_code add primary key (document_id, series_id, draft_code);
create index renamed_code_series on renamed_code (series_id);
