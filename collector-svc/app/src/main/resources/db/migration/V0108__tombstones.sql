-- Samples that were deleted and may still be in rows: read along with them, gone when all rows they are in are merged.
CREATE TABLE metric_tombstone (
    tenant_id uuid   NOT NULL,
    series    bigint NOT NULL,
    seq       bigint NOT NULL, -- what came with later records is not meant
    metric    bigint NOT NULL, -- hash of its name
    from_at   bigint NOT NULL, -- both inclusive
    to_at     bigint NOT NULL,
    PRIMARY KEY (tenant_id, series, seq)
);
CALL guard_by_tenant('metric_tombstone');
