-- What is signed in the marks of devices: those from before end with the password and with the sign-ins.
alter table users add column device_generation integer not null default 0;

-- An app that was only shown is not waited for long, nor for many codes.
alter table authenticators
    add column shown_at timestamptz not null default now(),
    add column attempts int         not null default 0;
create index authenticators_waiting on authenticators (shown_at) where confirmed_at is null;
