-- What is left of samples when they are too old to be kept: for each 5 minutes and each hour the count, sum, lowest, highest,
-- first and last value and the increase. A row belongs to a row of metric_day (same series) and outlives it. Thirty days a partition.
CREATE TABLE metric_5m (LIKE metric_day INCLUDING STORAGE) PARTITION BY RANGE (win);
CREATE INDEX metric_5m_found ON metric_5m (tenant_id, metric, win);
CALL guard_by_tenant('metric_5m');

CREATE TABLE metric_1h (LIKE metric_day INCLUDING STORAGE) PARTITION BY RANGE (win);
CREATE INDEX metric_1h_found ON metric_1h (tenant_id, metric, win);
CALL guard_by_tenant('metric_1h');

CREATE OR REPLACE FUNCTION units_per_day(parent text) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE parent WHEN 'metric_chunk' THEN 7200000 WHEN 'metric_block' THEN 86400000 WHEN 'metric_day' THEN 86400000
                       WHEN 'metric_5m' THEN 2592000000 WHEN 'metric_1h' THEN 2592000000
                       WHEN 'metric_wal' THEN 1 WHEN 'span' THEN 86400000000000 WHEN 'log_record' THEN 86400000000000 END;

-- How much sealed samples take, for who may see all tenants: bytes of all tiers by samples of the first three is what one costs.
CREATE VIEW metric_storage WITH (security_invoker = true) AS
SELECT 'metric_chunk' AS tier, count(*) AS chunks, coalesce(sum(samples), 0)::bigint AS samples,
       (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
         WHERE inhparent = 'metric_chunk'::regclass) AS bytes
  FROM metric_chunk
UNION ALL
SELECT 'metric_block' AS tier, count(*) AS chunks, coalesce(sum(samples), 0)::bigint AS samples,
       (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
         WHERE inhparent = 'metric_block'::regclass) AS bytes
  FROM metric_block
UNION ALL
SELECT 'metric_day' AS tier, count(*) AS chunks, coalesce(sum(samples), 0)::bigint AS samples,
       (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
         WHERE inhparent = 'metric_day'::regclass) AS bytes
  FROM metric_day
UNION ALL
SELECT 'metric_5m' AS tier, count(*) AS chunks, coalesce(sum(samples), 0)::bigint AS samples,
       (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
         WHERE inhparent = 'metric_5m'::regclass) AS bytes
  FROM metric_5m
UNION ALL
SELECT 'metric_1h' AS tier, count(*) AS chunks, coalesce(sum(samples), 0)::bigint AS samples,
       (SELECT coalesce(sum(pg_total_relation_size(inhrelid)), 0)::bigint FROM pg_inherits
         WHERE inhparent = 'metric_1h'::regclass) AS bytes
  FROM metric_1h;
