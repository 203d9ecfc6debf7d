comment on column outbox_mail.recipient is 'personal: where the mail goes';
comment on column outbox_mail.subject is 'personal: may name somebody';
comment on column outbox_mail.body is 'personal: what the mail says; null once its time of retention is over or its recipient was erased';
comment on column job.submitted_by is 'personal: who asked for the job; null for the operator and for the program itself';
