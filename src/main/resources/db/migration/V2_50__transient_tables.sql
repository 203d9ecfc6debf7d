comment on table spring_session is 'transient: whoever was signed in signs in again';
comment on table spring_session_attributes is 'transient: whoever was signed in signs in again';
