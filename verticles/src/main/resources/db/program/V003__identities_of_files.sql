-- Several events of a file may share what it calls them: where they stood in the file no longer tells them apart.
alter table sessions drop constraint sessions_import_key_key;
update sessions repeated set import_key = regexp_replace(import_key, '#[0-9]+$', '')
where import_key ~ '#[0-9]+$'
  and (import_key like 'guid:%'
       or exists (select from sessions first
                  where first.import_key = regexp_replace(repeated.import_key, '#[0-9]+$', '')));

-- Whom the conference's files called by a person id, by every name they gave, since an id may come to mean somebody else.
create table persons (
    id          text not null,
    name        text not null,
    -- By which the speakers service knows the person.
    external_id text not null
);
create unique index person_called on persons (md5(id), md5(name));
