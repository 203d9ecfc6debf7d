-- What a region is called and how it wants to be served: short texts by name.
create table region_setting (
    key   text primary key,
    value text not null
);
