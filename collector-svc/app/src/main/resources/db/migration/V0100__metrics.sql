-- A series: a metric name with labels, in both spellings (labels for answers, aliases for finding).
CREATE TABLE series (
    tenant_id uuid   NOT NULL,
    id        bigint GENERATED ALWAYS AS IDENTITY,
    hash      uuid   NOT NULL, -- of name and labels
    metric    text   NOT NULL,
    alias     text   NOT NULL, -- metric with every character outside [a-zA-Z0-9_:] as _
    labels    jsonb  NOT NULL,
    aliases   jsonb  NOT NULL, -- labels with their names spelled likewise
    kind      text   NOT NULL,
    unit      text   NOT NULL,
    last_day  date   NOT NULL, -- newest day with a sample: old series are not looked at, and forgotten with their samples
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, hash)
);
CREATE INDEX series_metric ON series (tenant_id, alias, last_day);
CREATE INDEX series_aliases ON series USING gin (aliases jsonb_path_ops);
CALL guard_by_tenant('series');

-- Samples, a partition a day (UTC). The one table without row-level security: it is written and read by one repository, the
-- tenant is first in its key, and a series id is only ever learned through the guarded table above.
CREATE TABLE sample (
    tenant_id uuid   NOT NULL,
    series_id bigint NOT NULL,
    at        bigint NOT NULL, -- milliseconds since the epoch
    value     double precision NOT NULL,
    PRIMARY KEY (tenant_id, series_id, at)
) PARTITION BY RANGE (at);
