-- What senders said of a metric: of a histogram by its name without _bucket, _count and _sum.
CREATE TABLE metric_description (
    tenant_id uuid NOT NULL,
    metric    text NOT NULL,
    kind      text NOT NULL,
    unit      text NOT NULL,
    help      text NOT NULL,
    PRIMARY KEY (tenant_id, metric)
);
CALL guard_by_tenant('metric_description');
