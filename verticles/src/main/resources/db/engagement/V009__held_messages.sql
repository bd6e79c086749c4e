alter table live_settings
    add column links  text not null default 'ALLOW' check (links in ('ALLOW', 'HOLD', 'REFUSE')),
    add column images text not null default 'REFUSE' check (images in ('ALLOW', 'HOLD', 'REFUSE'));
alter table live_settings alter column links drop default, alter column images drop default;

-- For what messages are held. What is not here holds nothing.
create table chat_words (
    conference_id   uuid   primary key,
    organization_id uuid   not null,
    words           text[] not null check (cardinality(words) <= 500),
    version         bigint not null default 1
);

alter table messages
    -- For what it waits until somebody has looked at it; null where everybody sees it.
    add column held     text[] check (held <@ array['WORD', 'LINK', 'IMAGE'] and cardinality(held) > 0),
    add column mentions uuid[] not null default '{}';
-- Null for what was held from the beginning.
alter table messages alter column position drop not null;
create index messages_held on messages (conference_id, organizer_position) where held is not null;
create index messages_mentioning on messages using gin (mentions) where cardinality(mentions) > 0;

alter table chat_words enable row level security;
create policy of_conference on chat_words
    using ((select app_platform()) or conference_id = (select app_conference()))
    with check ((select app_platform()) or conference_id = (select app_conference()));
