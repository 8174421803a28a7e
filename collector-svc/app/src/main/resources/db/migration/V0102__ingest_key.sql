CREATE TABLE ingest_key (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    name         text        NOT NULL,
    prefix       text        NOT NULL,
    key_hash     text        NOT NULL UNIQUE, -- SHA-256, lower-case hex; the key itself is nowhere
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX ingest_key_list ON ingest_key (tenant_id, created_at DESC, id DESC) WHERE revoked_at IS NULL;
CALL guard_by_tenant('ingest_key');
