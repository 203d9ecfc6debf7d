-- Who a person is at a provider. The provider's own key for the person decides, never an e-mail address.
create table linked_identity (
    id           bigint generated always as identity primary key,
    person_id    bigint not null references person,
    issuer       text not null,
    subject      text not null,
    provider     text not null,
    label        text not null,
    linked_at    timestamptz not null,
    last_used_at timestamptz,
    unique (issuer, subject)
);
create index linked_identity_person on linked_identity (person_id);
comment on column linked_identity.subject is 'personal: who somebody is at a provider';
comment on column linked_identity.label is 'personal: how somebody is called at a provider';
