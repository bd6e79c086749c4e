-- By which account elsewhere somebody came, so that unlinking it ends what it opened.
alter table sign_ins add column identity_id uuid references identities on delete set null;
create index sign_ins_of_identity on sign_ins (identity_id) where identity_id is not null;
alter table sign_in_challenges add column identity_id uuid references identities on delete cascade;
create index sign_in_challenges_of_identity on sign_in_challenges (identity_id) where identity_id is not null;
