-- Who wants to hear of tickets, and where.
CREATE TABLE webhook (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    url             text        NOT NULL,
    format          text        NOT NULL,
    events          text[]      NOT NULL,
    state           text        NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
    why             text,
    secret          bytea       NOT NULL,
    old_secret      bytea,
    old_until       timestamptz,
    version         bigint      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('webhook');
COMMENT ON COLUMN webhook.format IS 'how bodies are written: cloudevents, or what another API of ours speaks';
COMMENT ON COLUMN webhook.secret IS 'signs what is sent; shown once, when it is made';
COMMENT ON COLUMN webhook.old_secret IS 'signs as well until old_until, so that the receiver can change over';

-- What is to be sent to whom, and what became of it. The queue: next_at is when it is tried, or looked at again after a crash.
CREATE TABLE webhook_delivery (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    webhook_id   uuid        NOT NULL,
    event_id     uuid        NOT NULL,
    type         text        NOT NULL,
    body         text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts     integer     NOT NULL DEFAULT 0,
    next_at      timestamptz,
    status       integer,
    problem      text,
    duration_ms  bigint,
    attempted_at timestamptz,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook ON DELETE CASCADE
);
CALL guard_by_tenant('webhook_delivery');
CREATE INDEX webhook_delivery_due ON webhook_delivery (tenant_id, webhook_id, next_at, id) WHERE state = 'waiting';
CREATE INDEX webhook_delivery_of ON webhook_delivery (tenant_id, webhook_id, id);
CREATE INDEX webhook_delivery_old ON webhook_delivery (created_at) WHERE state <> 'waiting';
