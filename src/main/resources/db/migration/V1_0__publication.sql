-- One number that grows with every adoption. A counter row, not a sequence: its lock makes the order of the numbers
-- the order of the commits, so that a page once cached is never taken for newer than it is.
create table publication (
    only_row   boolean primary key default true check (only_row),
    version    bigint not null check (version > 0),
    changed_at timestamptz
);
insert into publication (version) values (1);
