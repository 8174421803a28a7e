-- The packed store takes the place of a row a sample. What the first store held is not carried over.
DROP TABLE sample;
DROP TABLE series;

-- A series: a metric name with labels. Numbers are given by the collector that owns the store.
CREATE TABLE series (
    tenant_id uuid    NOT NULL,
    id        bigint  NOT NULL,
    metric    text    NOT NULL,
    labels    text    NOT NULL, -- a JSON object; searched in memory only
    kind      text    NOT NULL,
    unit      text    NOT NULL,
    last_day  integer NOT NULL, -- newest day with a sample, days since the epoch: forgotten with its last samples
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 90);
CALL guard_by_tenant('series');

-- What is committed and not sealed yet, a partition per 5 minutes of arrival, dropped whole. A record in pieces of a page.
-- Recovery reads it in the order of seq, across tenants: so that is its key.
CREATE TABLE metric_wal (
    tenant_id uuid    NOT NULL,
    slot      integer NOT NULL, -- 5 minutes since the epoch
    seq       bigint  NOT NULL,
    piece     integer NOT NULL,
    data      bytea   STORAGE PLAIN NOT NULL,
    PRIMARY KEY (slot, seq, piece)
) PARTITION BY RANGE (slot);
CALL guard_by_tenant('metric_wal');

-- Sealed samples, up to 64 series of one metric a row, a partition a day (UTC).
CREATE TABLE metric_chunk (
    tenant_id uuid    NOT NULL,
    win       bigint  NOT NULL, -- when the window began, milliseconds
    metric    bigint  NOT NULL, -- hash of its name
    seq       bigint  NOT NULL, -- of equal times in one window the lower one's value stays
    s0        bigint  NOT NULL, -- lowest and highest series
    s1        bigint  NOT NULL,
    first_at  bigint  NOT NULL,
    last_at   bigint  NOT NULL,
    samples   integer NOT NULL,
    data      bytea   STORAGE EXTERNAL NOT NULL
) PARTITION BY RANGE (win);
CREATE INDEX metric_chunk_found ON metric_chunk (tenant_id, metric, win);
CALL guard_by_tenant('metric_chunk');

-- Up to which record a shard's window is sealed: recovery passes over what is there twice.
CREATE TABLE metric_sealed (
    shard integer NOT NULL,
    win   bigint  NOT NULL,
    seq   bigint  NOT NULL,
    PRIMARY KEY (shard, win)
);

-- One row: who writes. A collector that takes over raises the epoch; the commits of the one before then fail.
CREATE TABLE metric_owner (
    one         boolean PRIMARY KEY DEFAULT true CHECK (one),
    epoch       bigint NOT NULL,
    next_series bigint NOT NULL -- numbers below it may have been used
);
INSERT INTO metric_owner (epoch, next_series) VALUES (0, 1);

CREATE OR REPLACE FUNCTION units_per_day(parent text) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE parent WHEN 'metric_chunk' THEN 86400000 WHEN 'metric_wal' THEN 1
                       WHEN 'span' THEN 86400000000000 WHEN 'log_record' THEN 86400000000000 END;
