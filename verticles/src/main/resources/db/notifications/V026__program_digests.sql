-- Up to which version of each program those who attend were told what is new in it, and which one was announced last.
-- due_at is when they are told next, once that is known; telling up to which version they are being told.
create table program_digests (
    conference_id uuid   primary key,
    told          bigint not null,
    seen          bigint not null,
    due_at        timestamptz,
    telling       bigint
);
