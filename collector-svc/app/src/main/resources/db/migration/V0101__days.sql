-- Partitions belong to the owner of the schema; the service asks for them through these two. A partition is reached through
-- its parent only: it has row-level security without a policy, so nobody bound by it sees a row directly.
CREATE FUNCTION units_per_day(parent text) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE parent WHEN 'sample' THEN 86400000 WHEN 'span' THEN 86400000000000 WHEN 'log_record' THEN 86400000000000 END;

CREATE FUNCTION ensure_day(parent text, day integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part text := parent || '_' || day;
    unit bigint := units_per_day(parent);
BEGIN
    IF unit IS NULL THEN
        RAISE EXCEPTION 'no such partitioned table: %', parent;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('days'));
    IF to_regclass(part) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s)', part, parent, day * unit, (day + 1) * unit);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
    END IF;
END $$;

-- Drops what is older than the given day (days since the epoch) and tells how many partitions that were.
CREATE FUNCTION drop_days_before(parent text, day integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    part text;
    dropped integer := 0;
BEGIN
    IF units_per_day(parent) IS NULL THEN
        RAISE EXCEPTION 'no such partitioned table: %', parent;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('days'));
    FOR part IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                 WHERE i.inhparent = parent::regclass
                   AND substr(c.relname, length(parent) + 2)::integer < day
    LOOP
        EXECUTE format('DROP TABLE %I', part);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;
