-- What of signing in says something of a person.
comment on column account.password_hash is 'personal: computed from the password';
comment on column account.authenticator is 'personal: the sealed secret of an authenticator program';
comment on column recovery_code.hash is 'personal: computed from a recovery code';
comment on column spring_session_attributes.attribute_bytes is 'personal: who signed in, when, from where, with which browser';
comment on column one_time_link.email is 'personal: which address a link is about';
comment on column invitation.email is 'personal: who was invited';
comment on column recovery.email is 'personal: where the link of a recovery goes';
comment on column recovery.reason is 'personal: why somebody was helped';
