create table outbox_mail (
    id            bigint generated always as identity primary key,
    key           text not null unique check (length(key) between 1 and 200),
    recipient     text not null,
    subject       text not null,
    body          text,
    message_id    text not null unique,
    state         text not null check (state in ('WAITING', 'SENDING', 'SENT', 'FAILED')),
    created_at    timestamptz not null,
    due_at        timestamptz not null,
    tries         int not null default 0,
    attempt       int not null default 0,
    sending_since timestamptz,
    sent_at       timestamptz,
    error         text not null default '',
    doubtful      boolean not null default false
);
comment on column outbox_mail.body is 'null once its time of retention is over or its recipient was erased';
comment on column outbox_mail.doubtful is 'a sending was cut off, so the mail may have arrived twice';
create index outbox_mail_due on outbox_mail (due_at) where state in ('WAITING', 'SENDING');
create index outbox_mail_newest on outbox_mail (created_at desc, id desc);
create index outbox_mail_of_state on outbox_mail (state, created_at desc, id desc);
create index outbox_mail_of_recipient on outbox_mail (lower(recipient));
