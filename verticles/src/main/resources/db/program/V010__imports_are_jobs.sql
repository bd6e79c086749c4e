-- Who does imports, until when and how often it was tried, stands in the jobs of the program service. What stays is the mark of the claim
-- by which an import is done.
alter table imports drop column leased_until, drop column attempts, drop column faults;
