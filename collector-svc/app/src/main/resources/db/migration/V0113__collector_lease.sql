-- Which of several collectors owns the metric store, and until when. metric_owner.epoch is what every commit checks; this is
-- how collectors agree on who may raise it. One row.
CREATE TABLE collector_lease (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    holder     uuid, -- null: given back
    address    text        NOT NULL DEFAULT '',
    token      text        NOT NULL DEFAULT '', -- what the others show when they hand over; the holder's, made anew by each
    epoch      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);
INSERT INTO collector_lease (epoch, expires_at) SELECT epoch, now() FROM metric_owner;

-- The collectors there are. Each also holds an advisory lock named by its id: PostgreSQL lets go of it when a process ends.
CREATE TABLE collector_instance (
    id      uuid PRIMARY KEY,
    address text        NOT NULL,
    seen_at timestamptz NOT NULL
);
