-- Facts: what happened, row by row. A row is narrow: what many facts share stands in their series.
create table fact_series (
    id         int generated always as identity primary key,
    digest     bytea not null unique check (length(digest) = 32),
    kind       text not null,
    plan       bigint,
    node       text,
    dimensions jsonb not null,
    check ((plan is null) = (node is null))
);
comment on table fact_series is 'append-only: facts point at it';
comment on column fact_series.digest is 'SHA-256 over kind, plan, node and dimensions: the same combination is one series';
comment on column fact_series.plan is 'without foreign key: a series is committed before the transaction that needs it';

create sequence fact_id_seq as bigint;

-- The year leads a fact to its partition; a reversal lies in that of the fact it takes back, because it has its day. The
-- first and the last partition take whatever lies before and after. No foreign keys: each would lock a row that all
-- writers share.
create table fact (
    id            bigint not null default nextval('fact_id_seq'),
    fiscal_year   int not null,
    series        int not null,
    occurred_on   date not null,
    quantity      numeric not null,
    weight        smallint not null check (weight in (-1, 1)),
    subject       uuid,
    earlier       uuid[],
    source_module text not null,
    source_id     text not null,
    source_href   text,
    recorded_at   timestamptz not null,
    recorded_by   text not null,
    reverses      bigint,
    xact          xid8 not null default pg_current_xact_id(),
    primary key (id, fiscal_year),
    check (reverses is not null or weight = 1),
    check (occurred_on >= make_date(fiscal_year, 4, 1) and occurred_on < make_date(fiscal_year + 1, 4, 1))
) partition by range (fiscal_year);
alter sequence fact_id_seq owned by fact.id;
comment on table fact is 'append-only: a correction is a reversing fact';
comment on column fact.quantity is 'signed: a reversal carries the opposite sign';
comment on column fact.subject is 'pseudonym under the key of its time; whose it is cannot be told without that key';
comment on column fact.earlier is 'the same under the older keys that were still kept';
comment on column fact.recorded_by is 'the key of a person, or a command, a job or an interface; no name';
comment on column fact.xact is 'local: ids of another server mean nothing here';

do $$
begin
    execute 'create table fact_before_2016 partition of fact for values from (minvalue) to (2016)';
    for y in 2016..2035 loop
        execute format('create table fact_%s partition of fact for values from (%s) to (%s)', y, y, y + 1);
    end loop;
    execute 'create table fact_from_2036 partition of fact for values from (2036) to (maxvalue)';
end
$$;

create index fact_by_day on fact (series, occurred_on);
create index fact_by_xact on fact (xact, id);
create unique index fact_reversed_once on fact (fiscal_year, reverses) where reverses is not null;

-- Keys for pseudonyms. The newest makes them; older ones are kept so that people stay recognisable, until they are forgotten.
create table pseudonym_key (
    version int primary key check (version > 0),
    secret  bytea not null check (length(secret) = 32),
    made_at timestamptz not null
);
