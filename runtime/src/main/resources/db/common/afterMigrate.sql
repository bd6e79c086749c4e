-- The application role reads and writes rows; it owns nothing and changes no schema.
grant usage on schema public to ${application_role};
grant select, insert, update, delete on all tables in schema public to ${application_role};
grant usage on all sequences in schema public to ${application_role};
revoke all on flyway_schema_history from ${application_role};
