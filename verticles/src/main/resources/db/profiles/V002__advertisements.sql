-- Whether somebody wants to be shown advertisements, in pages and mails; null where they said nothing.
alter table profiles add advertisements boolean;
