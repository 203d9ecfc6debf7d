-- How often somebody tried to sign in under an address that nobody here has. Counted by the hour, without the address, until
-- the hour is over and the count goes to the trail.
create table sign_in_failure (
    hour  timestamptz primary key,
    tries bigint not null
);
comment on table sign_in_failure is 'transient: counted until the hour is over, then told in the trail';
