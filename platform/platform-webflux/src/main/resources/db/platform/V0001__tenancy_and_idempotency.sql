-- The tenant of the running transaction; NULL (and so no row) when nobody said whose data are meant.
CREATE FUNCTION current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('bongsu.tenant', true), '')::uuid;

-- Every table of a tenant calls this once after CREATE TABLE: row-level security, for the owner too.
CREATE PROCEDURE guard_by_tenant(guarded regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ALTER COLUMN tenant_id SET DEFAULT current_tenant()', guarded);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', guarded);
    EXECUTE format('CREATE POLICY tenant ON %s USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', guarded);
END $$;

CREATE TABLE idempotency (
    tenant_id    uuid        NOT NULL,
    scope        text        NOT NULL,
    body_hash    text        NOT NULL,
    status       integer     NOT NULL DEFAULT 0,
    content_type text        NOT NULL DEFAULT '',
    location     text        NOT NULL DEFAULT '',
    etag         text        NOT NULL DEFAULT '',
    body         bytea       NOT NULL DEFAULT '',
    begun_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, scope)
);
CALL guard_by_tenant('idempotency');
