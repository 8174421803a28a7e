-- Targets that people named over the API; those in files are not here.
CREATE TABLE scrape_target (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    job         text        NOT NULL,
    url         text        NOT NULL,
    interval_ms bigint      NOT NULL,
    timeout_ms  bigint      NOT NULL,
    labels      jsonb       NOT NULL,
    enabled     boolean     NOT NULL,
    version     bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, job, url)
);
CREATE INDEX scrape_target_list ON scrape_target (tenant_id, created_at DESC, id DESC);
CALL guard_by_tenant('scrape_target');
