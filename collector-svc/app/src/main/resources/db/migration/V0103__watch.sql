-- What event-svc asked to see: a metric with equal labels, or a PromQL expression.
CREATE TABLE watch (
    tenant_id uuid  NOT NULL,
    id        uuid  NOT NULL,
    metric    text,
    matchers  jsonb NOT NULL,
    expr      text,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('watch');
