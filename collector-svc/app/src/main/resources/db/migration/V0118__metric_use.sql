-- When somebody last asked for a metric: a query, a rule or a watch. Written in batches, at most hourly for each metric.
CREATE TABLE metric_use (
    tenant_id   uuid        NOT NULL,
    metric      text        NOT NULL,
    known_since timestamptz NOT NULL, -- since when it is noted
    asked_at    timestamptz,          -- null: never since then
    PRIMARY KEY (tenant_id, metric)
) WITH (fillfactor = 80);
CALL guard_by_tenant('metric_use');
