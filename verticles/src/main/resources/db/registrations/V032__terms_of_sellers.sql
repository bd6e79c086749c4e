-- What those who buy agree to, and where: absent for nothing.
alter table sellers add terms_url text check (length(terms_url) between 1 and 2000);
alter table sellers add privacy_url text check (length(privacy_url) between 1 and 2000);

-- When they did, and to what stood there.
alter table orders add agreed_at timestamptz;
alter table orders add agreed_terms_url text;
alter table orders add agreed_privacy_url text;
