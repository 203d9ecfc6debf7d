-- What db-scheduler asks for: what is due, who works on it, when it was last heard of.
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);

-- What people see of a job. The attempt is a fence: whoever works on an older attempt can no longer write.
create table job (
    id            text primary key check (id ~ '^JB-[0-9A-HJKMNP-TV-Z]{12}$'),
    kind          text not null,
    label         text not null,
    unit          text not null,
    payload       jsonb not null,
    submitted_by  bigint,
    submitted_as  text not null,
    submitted_at  timestamptz not null,
    state         text not null
                  check (state in ('WAITING', 'RUNNING', 'DONE', 'PARTLY', 'FAILED', 'CANCELLED')),
    due_at        timestamptz not null,
    attempt       int not null default 1,
    retries       int not null default 0,
    interruptions int not null default 0,
    started_at    timestamptz,
    finished_at   timestamptz,
    done          bigint not null default 0 check (done >= 0),
    total         bigint check (total >= 0),
    errors        bigint not null default 0,
    cancel_wanted boolean not null default false,
    result        text not null default '',
    result_link   text,
    error_id      text,
    error         text not null default ''
);
comment on column job.payload is 'without personal data: keys of records only';
comment on column job.submitted_by is 'key of the person; null for the operator and for the program itself';
create index job_newest on job (submitted_at desc, id);
create index job_of_state on job (state, submitted_at desc, id);

create table job_error (
    job_id   text not null references job on delete cascade,
    position bigint not null,
    row      bigint,
    "column" text not null,
    sentence text not null,
    primary key (job_id, position)
);

-- The recurring jobs of the running version, and why the last run of one failed.
create table recurring_job (
    name      text primary key,
    label     text not null,
    cadence   text not null,
    failed_at timestamptz,
    error_id  text,
    error     text not null default ''
);
