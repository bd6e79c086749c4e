-- Where members have their rights only with a second factor.
alter table organizations add second_factor_required boolean not null default false;
