-- What kind of browser it is, so that its owner knows it again among their sign-ins.
alter table sign_ins
    add column browser text check (length(browser) between 1 and 60);
