-- How each indicator was rated, whenever that became different: what pages compare with.
create table rating_mark (
    id         bigint generated always as identity primary key,
    plan_id    bigint not null references plan,
    indicator  text not null,
    scale      text not null,
    code       text not null,
    symbol     text not null,
    label      text not null,
    noted_at   timestamptz not null
);
create index rating_mark_of on rating_mark (plan_id, indicator, noted_at);
comment on table rating_mark is 'append-only: what was public about an indicator stays known';
