-- Whoever is written to needs no name; invoices do, and what is agreed to.
alter table sellers alter column name drop not null, alter column address drop not null;
alter table sellers add constraint sellers_named check ((name is null) = (address is null));
alter table sellers add constraint sellers_known
    check (name is not null or contact_email is not null and vat_id is null and terms_url is null and privacy_url is null);
