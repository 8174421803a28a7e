-- What waits to be sent to another store: a remote write request a row, acknowledged to its senders when it is here.
CREATE TABLE remote_queue (
    tenant_id uuid        NOT NULL,
    id        bigint      GENERATED ALWAYS AS IDENTITY,
    samples   integer     NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT now(),
    data      bytea       STORAGE EXTERNAL NOT NULL, -- as it is sent
    PRIMARY KEY (tenant_id, id)
);
-- Sent in the order it came, across tenants.
CREATE INDEX remote_queue_order ON remote_queue (id);
CALL guard_by_tenant('remote_queue');

-- What the other store will never take, and its words.
CREATE TABLE remote_refused (
    tenant_id  uuid        NOT NULL,
    id         bigint      NOT NULL,
    samples    integer     NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now(),
    status     integer     NOT NULL,
    answer     text        NOT NULL,
    data       bytea       STORAGE EXTERNAL NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('remote_refused');

-- Type and unit of metrics that are kept elsewhere: few stores keep them.
CREATE TABLE remote_metric (
    tenant_id uuid    NOT NULL,
    metric    text    NOT NULL,
    kind      text    NOT NULL,
    unit      text    NOT NULL,
    last_day  integer NOT NULL, -- days since the epoch
    PRIMARY KEY (tenant_id, metric)
);
CALL guard_by_tenant('remote_metric');
