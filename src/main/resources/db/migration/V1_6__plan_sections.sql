-- Passages of a plan that stand outside all nodes.
create table plan_section (
    edition_id bigint not null references plan_edition on delete cascade,
    position   int not null,
    name       text not null,
    text       text not null,
    primary key (edition_id, position)
);
