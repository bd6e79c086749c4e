-- In which somebody signed up: until their profile says another, that is how they are written to.
alter table users add column locale text check (length(locale) <= 35);
