-- What devices know a person by: a random handle, so that neither a key of ours nor an address leaves the region.
create table passkey_holder (
    person_id bigint primary key references person,
    handle    bytea not null unique check (octet_length(handle) between 32 and 64)
);

-- Public keys of devices that can prove to be a person's. The attestation holds the key as the device made it.
create table passkey (
    id              bigint generated always as identity primary key,
    person_id       bigint not null references passkey_holder,
    credential_id   bytea not null unique,
    public_key      bytea not null,
    attestation     bytea not null,
    sign_count      bigint not null,
    transports      text[] not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    host            text not null,
    label           text not null,
    created_at      timestamptz not null,
    last_used_at    timestamptz
);
create index passkey_person on passkey (person_id);
comment on column passkey_holder.handle is 'personal: what devices know somebody by';
comment on column passkey.label is 'personal: what somebody calls a device';
