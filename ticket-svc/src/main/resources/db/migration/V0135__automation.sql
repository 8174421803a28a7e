-- What a tenant lets happen by itself: triggers (when something happens), macros (when a person asks), schedulers (when time
-- has passed). One table: they share conditions, actions and versions. A tenant has few; they are read together.
CREATE TABLE automation_rule (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('trigger', 'macro', 'scheduler')),
    name         text        NOT NULL,
    position     integer     NOT NULL,
    enabled      boolean     NOT NULL,
    events       text[]      NOT NULL,
    definition   text        NOT NULL,
    version      bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    next_fire_at timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('automation_rule');
COMMENT ON COLUMN automation_rule.events IS 'of triggers: when to ask the condition; looked at in every write of a ticket';
CREATE INDEX automation_rule_by_kind ON automation_rule (tenant_id, kind, position, name, id);
CREATE INDEX automation_rule_by_fire ON automation_rule (next_fire_at) WHERE next_fire_at IS NOT NULL;

-- What happened to tickets and waits for triggers: written in the ticket's transaction, deleted in the one that acts.
CREATE TABLE automation_event (
    tenant_id         uuid        NOT NULL,
    id                uuid        NOT NULL,
    ticket_id         uuid        NOT NULL,
    event             text        NOT NULL,
    changed           text[]      NOT NULL,
    previous          text[]      NOT NULL,
    message           text        NOT NULL,
    message_is_public boolean     NOT NULL,
    by_requester      boolean     NOT NULL,
    metric            text        NOT NULL,
    origin            uuid        NOT NULL,
    depth             integer     NOT NULL,
    attempts          integer     NOT NULL DEFAULT 0,
    not_before        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, id)
);
CALL guard_by_tenant('automation_event');
COMMENT ON COLUMN automation_event.origin IS 'the first event of the chain; how much it may cause is counted by it';
CREATE INDEX automation_event_by_time ON automation_event (not_before);

-- What triggers and schedulers did, for those who look after them; kept for 30 days.
CREATE TABLE automation_run (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    rule_id       uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    ticket_number text        NOT NULL,
    at            timestamptz NOT NULL,
    outcome       text        NOT NULL CHECK (outcome IN ('acted', 'nothing', 'failed', 'stopped')),
    detail        text        NOT NULL,
    origin        uuid        NOT NULL,
    depth         integer     NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('automation_run');
CREATE INDEX automation_run_by_rule ON automation_run (tenant_id, rule_id, id);
CREATE INDEX automation_run_by_origin ON automation_run (tenant_id, origin) WHERE depth > 0;
CREATE INDEX automation_run_by_time ON automation_run (at);
