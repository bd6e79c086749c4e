-- Programs that are released by hand: what readers see stays where it is, organizers work on a copy, and a release takes over what
-- differs. Nothing is in the copy, and nothing costs anything, while each change is released.
alter table program
    add column release_mode text not null default 'EVERY_CHANGE' check (release_mode in ('EVERY_CHANGE', 'BY_HAND'));

-- A release may exchange the names of two rooms, so uniqueness is checked when a statement or, if asked for, the release ends.
alter table rooms
    drop constraint room_name,
    add constraint room_name unique (name) deferrable initially immediate;
alter table tracks
    drop constraint track_name,
    add constraint track_name unique (name) deferrable initially immediate;

-- The copy. Its tables have the names of those of readers, so that one statement serves both: the search path says which.
create schema draft;

create table draft.program (like program including defaults including constraints, primary key (one));

create table draft.rooms (
    like rooms including defaults including constraints,
    primary key (id),
    constraint room_name unique (name) deferrable initially immediate
);

create table draft.tracks (
    like tracks including defaults including constraints,
    primary key (id),
    constraint track_name unique (name) deferrable initially immediate
);

create table draft.sessions (
    like sessions including defaults including constraints,
    primary key (id),
    constraint session_number unique (number) deferrable initially deferred,
    foreign key (track_id) references draft.tracks,
    foreign key (room_id) references draft.rooms
);
create index sessions_in_order on draft.sessions (coalesce(start, timestamptz '9999-12-31 00:00:00+00'), id);
create index sessions_of_room on draft.sessions (room_id);
create index sessions_of_track on draft.sessions (track_id);
create index sessions_by_word on draft.sessions using gin (search);

create table draft.credits (
    like credits including defaults including constraints,
    primary key (session_id, position),
    foreign key (session_id) references draft.sessions on delete cascade
);
create index credits_of_speaker on draft.credits (speaker_id);

-- What files said last, and what was deleted though they had brought it: what is discarded takes this along.
create table draft.said (like said including defaults including constraints, primary key (subject));
create table draft.deleted (like deleted including defaults including constraints, primary key (subject));

create function draft.note_deleted() returns trigger language plpgsql as $$
declare
    gone jsonb := to_jsonb(old);
begin
    if gone ->> 'import_key' is not null or exists (select from draft.said where subject = old.id) then
        insert into draft.deleted (subject, kind, name, number, import_key)
        values (old.id, tg_argv[0], coalesce(gone ->> 'title', gone ->> 'name'), (gone ->> 'number')::integer,
                gone ->> 'import_key')
        on conflict (subject) do nothing;
    end if;
    return null;
end
$$;

create function draft.note_restored() returns trigger language plpgsql as $$
begin
    delete from draft.deleted where subject = new.id;
    return null;
end
$$;

create trigger session_deleted after delete on draft.sessions for each row execute function draft.note_deleted('SESSION');
create trigger session_restored after insert on draft.sessions for each row execute function draft.note_restored();
create trigger room_deleted after delete on draft.rooms for each row execute function draft.note_deleted('ROOM');
create trigger room_restored after insert on draft.rooms for each row execute function draft.note_restored();
create trigger track_deleted after delete on draft.tracks for each row execute function draft.note_deleted('TRACK');
create trigger track_restored after insert on draft.tracks for each row execute function draft.note_restored();

-- Nothing but a release changes what readers see, whoever forgot about that: a node of the release before, say.
create function only_released() returns trigger language plpgsql as $$
begin
    if (select release_mode from public.program) = 'BY_HAND' and coalesce(current_setting('app.releasing', true), '') <> 'on' then
        raise exception 'The program is released by hand';
    end if;
    return null;
end
$$;

create trigger session_released before insert or update or delete on sessions for each statement execute function only_released();
create trigger credit_released before insert or update or delete on credits for each statement execute function only_released();
create trigger room_released before insert or update or delete on rooms for each statement execute function only_released();
create trigger track_released before insert or update or delete on tracks for each statement execute function only_released();

create function told(title text, status text, start timestamptz, minutes integer, room_id uuid, room text, track_id uuid, track text)
returns jsonb language sql stable as $$
    select jsonb_build_object(
        'title', title, 'status', status, 'start', to_char(start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'durationMinutes', minutes, 'roomId', room_id, 'room', room, 'trackId', track_id, 'track', track)
$$;

-- Members of two rows that say something else, beside what follows from others and what only counts changes.
create function differing(one jsonb, other jsonb) returns text[] language sql immutable as $$
    select coalesce(array_agg(key order by key), '{}')
    from jsonb_each(one - '{version,updated_at,created_at,search,size,import_key,import_members}'::text[]) as ours (key, value)
    join jsonb_each(other) as theirs (key, value) using (key)
    where ours.value is distinct from theirs.value
$$;

-- What a release would change. A row of which the version is the same says the same. Tracks and days are those before and after.
-- Column by column: as JSON a large program takes seconds.
create view draft.differences as
select 'SESSION' as subject, coalesce(d.id, p.id) as id, coalesce(d.title, p.title) as title,
       case when p.id is null then array['NEW']
            when d.id is null then array['REMOVED']
            else array_remove(array[
                case when d.status = 'CANCELLED' and p.status <> 'CANCELLED' then 'CANCELLED' end,
                case when d.status <> 'CANCELLED' and p.status = 'CANCELLED' then 'REINSTATED' end,
                case when fields && '{start,duration_minutes,room_id}' then 'MOVED' end,
                case when 'title' = any (fields) then 'RENAMED' end,
                case when 'track_id' = any (fields) then 'RETRACKED' end,
                case when not fields <@ '{title,track_id,day,start,duration_minutes,room_id,status}'
                       or 'day' = any (fields) and not fields && '{start,duration_minutes,room_id}'
                       or 'status' = any (fields) and 'CANCELLED' not in (d.status, p.status) then 'EDITED' end], null)
       end as kinds,
       fields,
       case when p.id is not null then
           told(p.title, p.status, p.start, p.duration_minutes, p.room_id, pr.name, p.track_id, pt.name) end as before,
       case when d.id is not null then
           told(d.title, d.status, d.start, d.duration_minutes, d.room_id, dr.name, d.track_id, dt.name) end as after,
       array[p.track_id, d.track_id] as tracks, array[p.day, d.day] as days
from draft.sessions d
full join public.sessions p on p.id = d.id
left join draft.rooms dr on dr.id = d.room_id
left join draft.tracks dt on dt.id = d.track_id
left join public.rooms pr on pr.id = p.room_id
left join public.tracks pt on pt.id = p.track_id
cross join lateral (
    select case when d.version <> p.version then array_remove(array[
        case when d.day is distinct from p.day then 'day' end,
        case when d.description is distinct from p.description then 'description' end,
        case when d.do_not_record is distinct from p.do_not_record then 'do_not_record' end,
        case when d.duration_minutes is distinct from p.duration_minutes then 'duration_minutes' end,
        case when d.feedback_url is distinct from p.feedback_url then 'feedback_url' end,
        case when d.language is distinct from p.language then 'language' end,
        case when d.license is distinct from p.license then 'license' end,
        case when d.logo is distinct from p.logo then 'logo' end,
        case when d.number is distinct from p.number then 'number' end,
        case when d.room_id is distinct from p.room_id then 'room_id' end,
        case when d.sequence is distinct from p.sequence then 'sequence' end,
        case when d.slug is distinct from p.slug then 'slug' end,
        case when d.start is distinct from p.start then 'start' end,
        case when d.status is distinct from p.status then 'status' end,
        case when d.subtitle is distinct from p.subtitle then 'subtitle' end,
        case when d.summary is distinct from p.summary then 'summary' end,
        case when d.title is distinct from p.title then 'title' end,
        case when d.track_id is distinct from p.track_id then 'track_id' end,
        case when d.type is distinct from p.type then 'type' end,
        case when d.url is distinct from p.url then 'url' end,
        case when d.attachments::text is distinct from p.attachments::text
              and d.attachments::jsonb is distinct from p.attachments::jsonb then 'attachments' end,
        case when d.extra::text is distinct from p.extra::text
              and d.extra::jsonb is distinct from p.extra::jsonb then 'extra' end,
        case when d.links::text is distinct from p.links::text
              and d.links::jsonb is distinct from p.links::jsonb then 'links' end,
        case when d.speakers::text is distinct from p.speakers::text
              and d.speakers::jsonb is distinct from p.speakers::jsonb then 'speakers' end], null)
    else '{}' end as fields) as compared
where d.id is null or p.id is null or fields <> '{}'
union all
select 'ROOM', coalesce(d.id, p.id), coalesce(d.name, p.name),
       case when p.id is null then array['NEW']
            when d.id is null then array['REMOVED']
            else array_remove(array[case when 'name' = any (fields) then 'RENAMED' end,
                                    case when not fields <@ '{name}' then 'EDITED' end], null) end,
       fields, null, null, '{}', '{}'
from draft.rooms d
full join public.rooms p on p.id = d.id
cross join lateral (
    select case when d.version <> p.version then array_remove(array[
        case when d.capacity is distinct from p.capacity then 'capacity' end,
        case when d.description is distinct from p.description then 'description' end,
        case when d.name is distinct from p.name then 'name' end,
        case when d.position is distinct from p.position then 'position' end,
        case when d.slug is distinct from p.slug then 'slug' end], null)
    else '{}' end as fields) as compared
where d.id is null or p.id is null or fields <> '{}'
union all
select 'TRACK', coalesce(d.id, p.id), coalesce(d.name, p.name),
       case when p.id is null then array['NEW']
            when d.id is null then array['REMOVED']
            else array_remove(array[case when 'name' = any (fields) then 'RENAMED' end,
                                    case when not fields <@ '{name}' then 'EDITED' end], null) end,
       fields, null, null, array[coalesce(d.id, p.id)], '{}'
from draft.tracks d
full join public.tracks p on p.id = d.id
cross join lateral (
    select case when d.version <> p.version then array_remove(array[
        case when d.color is distinct from p.color then 'color' end,
        case when d.name is distinct from p.name then 'name' end,
        case when d.position is distinct from p.position then 'position' end,
        case when d.slug is distinct from p.slug then 'slug' end], null)
    else '{}' end as fields) as compared
where d.id is null or p.id is null or fields <> '{}';

create table releases (
    number      integer     primary key,
    -- The program's, that it came with.
    version     bigint      not null,
    note        text,
    released_at timestamptz not null default now(),
    released_by uuid,
    -- Whether not only the staff saw the program then.
    seen_by_all boolean     not null,
    -- Of a part: what it was restricted to.
    tracks      uuid[]      not null default '{}',
    days        date[]      not null default '{}',
    -- The number of the release that it went back to.
    restores    integer,
    counts      json        not null
);

-- What each release changed, as people were told.
create table release_changes (
    number  integer not null references releases,
    subject text    not null check (subject in ('SESSION', 'ROOM', 'TRACK')),
    id      uuid    not null,
    title   text    not null,
    kinds   text[]  not null,
    fields  text[]  not null,
    before  jsonb,
    after   jsonb,
    primary key (number, subject, id)
);

-- What was other than at the release before, so that the program can be read as it was at each; null for what was gone.
create table release_rows (
    number  integer not null references releases,
    subject text    not null check (subject in ('SESSION', 'ROOM', 'TRACK')),
    id      uuid    not null,
    version bigint,
    content jsonb,
    primary key (subject, id, number)
);

-- The program at the release whose number is app.release, by the names of its tables.
create schema past;

create view past.program as
select p.one, r.version, r.released_at as updated_at, p.room_taken, p.speaker_twice, p.outside_conference, p.size, p.last_draft,
       p.release_mode
from releases r cross join program p
where r.number = current_setting('app.release')::integer;

create view past.rooms as
select r.id, s.name, s.slug, s.description, s.capacity, s.position, s.updated_at, s.version
from (select distinct on (id) id, content from release_rows
      where subject = 'ROOM' and number <= current_setting('app.release')::integer
      order by id, number desc) as r
cross join lateral jsonb_populate_record(null::rooms, r.content) as s
where r.content is not null;

create view past.tracks as
select r.id, s.name, s.slug, s.color, s.position, s.updated_at, s.version
from (select distinct on (id) id, content from release_rows
      where subject = 'TRACK' and number <= current_setting('app.release')::integer
      order by id, number desc) as r
cross join lateral jsonb_populate_record(null::tracks, r.content) as s
where r.content is not null;

create view past.sessions as
select r.id, s.number, s.slug, s.title, s.subtitle, s.type, s.language, s.summary, s.description, s.track_id, s.day, s.start,
       s.duration_minutes, s.room_id, s.speakers, s.status, s.do_not_record, s.license, s.url, s.feedback_url, s.logo, s.links,
       s.attachments, s.extra, s.sequence, s.created_at, s.updated_at, s.version, s.search, s.import_key, s.import_members, s.size
from (select distinct on (id) id, content from release_rows
      where subject = 'SESSION' and number <= current_setting('app.release')::integer
      order by id, number desc) as r
cross join lateral jsonb_populate_record(null::sessions, r.content) as s
where r.content is not null;

-- By which people who are not of the staff see the draft. Of the secret in a link only a hash is kept.
create table preview_links (
    id         uuid        primary key,
    label      text        not null,
    token_hash bytea       not null unique,
    created_by uuid,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

grant usage on schema draft, past to ${application_role};
grant select, insert, update, delete on all tables in schema draft to ${application_role};
grant select on all tables in schema past to ${application_role};
