-- One service's database and its three roles. Read by the launcher, by compose and by the tests; run as superuser, one
-- statement up to a semicolon at the end of a line, all after the line with "connect" in the new database. It may run
-- again at any time: only CREATE DATABASE then says "already exists" (42P04).
-- ${name}_owner migrates and owns the schema, ${name}_svc serves requests and listeners (row-level security binds it),
-- ${name}_system relays, runs timers and looks up keys for all tenants.
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}_owner') THEN CREATE ROLE ${name}_owner; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}_svc') THEN CREATE ROLE ${name}_svc; END IF; END $$;
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}_system') THEN CREATE ROLE ${name}_system; END IF; END $$;
ALTER ROLE ${name}_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${ownerPassword}';
ALTER ROLE ${name}_svc LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${servicePassword}';
ALTER ROLE ${name}_system LOGIN NOSUPERUSER BYPASSRLS PASSWORD '${systemPassword}';
CREATE DATABASE ${name} OWNER ${name}_owner;
-- connect: ${name}
REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${name}_owner, ${name}_svc, ${name}_system;
ALTER SCHEMA public OWNER TO ${name}_owner;
GRANT USAGE ON SCHEMA public TO ${name}_svc, ${name}_system;
ALTER DEFAULT PRIVILEGES FOR ROLE ${name}_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name}_svc, ${name}_system;
ALTER DEFAULT PRIVILEGES FOR ROLE ${name}_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${name}_svc, ${name}_system;
ALTER DEFAULT PRIVILEGES FOR ROLE ${name}_owner IN SCHEMA public GRANT EXECUTE ON ROUTINES TO ${name}_svc, ${name}_system;
