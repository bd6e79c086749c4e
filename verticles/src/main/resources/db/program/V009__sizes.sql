-- What a session, and the whole program, says altogether, so that no program becomes larger than its exports can be made. Counted
-- by the program when it writes a session; here the same for what is stored already.
alter table sessions add size integer not null default 200;
alter table program add size bigint not null default 0;

update sessions
set size = 200 + octet_length(said) + 2 * (length(said) - length(translate(said, e'"<>&\\,;\n', '')))
from (select id as same,
             concat(slug, title, subtitle, type, language, license, url, feedback_url, logo, speakers, links, attachments,
                    summary, description, extra) as said
      from sessions) texts
where id = same;

update program
set size = (select coalesce(sum(size), 0) from sessions)
         + (select coalesce(sum(200 + octet_length(concat(name, slug, description))), 0) from rooms)
         + (select coalesce(sum(200 + octet_length(concat(name, slug))), 0) from tracks);
