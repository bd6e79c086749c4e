-- When all services had done their part for the first time, from which on it is counted until nothing more can come in.
alter table erasures add column passed_at timestamptz;
