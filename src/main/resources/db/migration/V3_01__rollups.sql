-- What the facts come to. All of it is derived from them and can be made anew at any time.
--
-- A generation of cells holds the facts before its mark: those of transactions with a lower id than xact, and of that one those
-- with no higher id than the mark's. Everything that can still commit has a higher place.
create table fact_mark (
    generation int generated always as identity primary key,
    live       boolean not null unique,
    xact       xid8 not null default '0',
    id         bigint not null default 0,
    batch      bigint not null default 0,
    facts      bigint not null default 0
);
comment on table fact_mark is 'transient: derived from the facts';
comment on column fact_mark.live is 'whether answers are taken from it; the other one is being made anew';
comment on column fact_mark.xact is 'ids of another server mean nothing here: a moved database is counted anew';
comment on column fact_mark.batch is 'how many rolls there were; cells carry that of the roll that changed them last';
comment on column fact_mark.facts is 'how many facts lie before the mark';

create table fact_day (
    generation int not null,
    series     int not null,
    day        date not null,
    facts      bigint not null,
    count      bigint not null,
    total      numeric not null,
    primary key (generation, series, day)
) with (fillfactor = 80);
comment on table fact_day is 'transient: derived from the facts';
comment on column fact_day.facts is 'rows, reversals included';
comment on column fact_day.count is 'facts that stand';

create table fact_month (
    generation int not null,
    series     int not null,
    month      date not null check (extract(day from month) = 1),
    first      date not null,
    last       date not null,
    facts      bigint not null,
    count      bigint not null,
    total      numeric not null,
    batch      bigint not null,
    primary key (generation, series, month)
) with (fillfactor = 80);
create index fact_month_changed on fact_month (generation, series, batch);
comment on table fact_month is 'transient: derived from the facts';
comment on column fact_month.first is 'the first day with a row';
comment on column fact_month.last is 'the last day with a row';

-- One number for each person: people are known by the pseudonym under the oldest key, which every fact carries.
create table fact_person (
    pseudonym uuid primary key,
    person    int generated always as identity unique
);
comment on table fact_person is 'transient: derived from the facts';

create table fact_people (
    generation int not null,
    series     int not null,
    month      date not null,
    people     bytea not null,
    batch      bigint not null,
    primary key (generation, series, month)
);
create index fact_people_changed on fact_people (generation, series, batch);
comment on table fact_people is 'transient: derived from the facts';
comment on column fact_people.people is 'numbers of the people for whom a fact stands, as a Roaring bitmap';

comment on table pseudonym_key is 'append-only: without the oldest key a person known before would count twice';
