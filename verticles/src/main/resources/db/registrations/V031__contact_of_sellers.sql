-- Where answers to mails about orders arrive.
alter table sellers add contact_email text check (length(contact_email) between 3 and 254);
