-- Tenants whose policies were written: running clocks come to what holds now, behind the change.
CREATE TABLE sla_rematch (
    tenant_id uuid   PRIMARY KEY,
    asked     bigint NOT NULL,
    done      bigint NOT NULL
);
CALL guard_by_tenant('sla_rematch');
COMMENT ON COLUMN sla_rematch.asked IS 'how often policies were written; done is up to which the clocks have followed';
