-- Sealed windows are merged: rows of 20 minutes become rows of two hours and then of a day. Three tables with the same columns;
-- a merge takes rows out of one and puts them into the next in one transaction. What was sealed before is merged with its day.
ALTER TABLE metric_chunk RENAME TO metric_block;
ALTER INDEX metric_chunk_found RENAME TO metric_block_found;
DO $$
DECLARE
    part text;
BEGIN
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                 WHERE i.inhparent = 'metric_block'::regclass
    LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO %I', part, replace(part, 'metric_chunk_', 'metric_block_'));
    END LOOP;
END $$;

-- Deletes up to this number are applied to the row already: its samples that lie in their time came later.
ALTER TABLE metric_block ADD COLUMN cleaned bigint NOT NULL DEFAULT 0;

-- Just sealed, a partition per two hours: dropped when all of it is merged.
CREATE TABLE metric_chunk (LIKE metric_block INCLUDING STORAGE) PARTITION BY RANGE (win);
CREATE INDEX metric_chunk_found ON metric_chunk (tenant_id, metric, win);
CALL guard_by_tenant('metric_chunk');

-- Merged rows of days that are over, a partition a day (UTC).
CREATE TABLE metric_day (LIKE metric_block INCLUDING STORAGE) PARTITION BY RANGE (win);
CREATE INDEX metric_day_found ON metric_day (tenant_id, metric, win);
CALL guard_by_tenant('metric_day');

CREATE OR REPLACE FUNCTION units_per_day(parent text) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE parent WHEN 'metric_chunk' THEN 7200000 WHEN 'metric_block' THEN 86400000 WHEN 'metric_day' THEN 86400000
                       WHEN 'metric_wal' THEN 1 WHEN 'span' THEN 86400000000000 WHEN 'log_record' THEN 86400000000000 END;

-- Drops a partition that holds nothing any more. Gives up soon: whoever reads the table would wait behind us.
CREATE FUNCTION drop_if_empty(parent text, part integer) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '300ms' AS $$
DECLARE
    name text := parent || '_' || part;
    used boolean;
BEGIN
    IF parent NOT IN ('metric_chunk', 'metric_block') OR to_regclass(name) IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO used;
    IF used THEN
        RETURN false;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('days'));
    EXECUTE format('LOCK TABLE ONLY %I IN ACCESS EXCLUSIVE MODE', parent);
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO used;
    IF NOT used THEN
        EXECUTE format('DROP TABLE %I', name);
    END IF;
    RETURN NOT used;
END $$;
