-- When the provider did not take the key of the account any more; whoever may set another one is told.
alter table card_settings add refused_at timestamptz;
