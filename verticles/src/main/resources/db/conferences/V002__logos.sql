-- Where the logo is; how it is shown is kept beside the program.
alter table conferences add logo_url text;
