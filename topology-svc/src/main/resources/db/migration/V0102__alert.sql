-- The alerts event-svc told about, as far as health needs them. A resolved one is kept a while, so that a late fact about it
-- does not bring it back.
CREATE TABLE alert (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    entity_id   uuid        NOT NULL,
    severity    integer     NOT NULL,
    changed_at  timestamptz NOT NULL,
    resolved_at timestamptz,
    heard_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX alert_open ON alert (tenant_id, entity_id) WHERE resolved_at IS NULL;
CREATE INDEX alert_resolved ON alert (tenant_id, heard_at) WHERE resolved_at IS NOT NULL;
CALL guard_by_tenant('alert');
