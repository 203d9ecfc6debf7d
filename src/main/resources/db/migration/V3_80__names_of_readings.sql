-- The same bytes may stand in the archive already, under a name that is not the import's: attached as the source of a value, by somebody
-- who did not think of readers. What is printed is the name that a reading came with.
alter table document_reading add column name text;
comment on column document_reading.name is 'the file''s name as it was imported; null in rows from before, where source_document has it';
