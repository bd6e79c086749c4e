-- For how long the entries of a chain are kept; at least one day longer than let_go demands, whose clock is another.
alter table chains add kept_days int not null default 730 check (kept_days between 91 and 3650);
