-- Single observations that lead from a metric to a trace: a bounded sample of what senders send, a partition a day (UTC).
CREATE TABLE exemplar (
    tenant_id uuid             NOT NULL,
    series    bigint           NOT NULL,
    at        bigint           NOT NULL, -- milliseconds
    value     double precision NOT NULL,
    labels    text             NOT NULL, -- a JSON object
    PRIMARY KEY (tenant_id, series, at)
) PARTITION BY RANGE (at);
CALL guard_by_tenant('exemplar');

-- One more table with days; the others as before.
ALTER FUNCTION units_per_day(text) RENAME TO units_per_day_before_exemplars;
CREATE FUNCTION units_per_day(parent text) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE parent WHEN 'exemplar' THEN 86400000 ELSE units_per_day_before_exemplars(parent) END;
