-- What to watch and when it is a problem.
CREATE TABLE rule (
    tenant_id   uuid             NOT NULL,
    id          uuid             NOT NULL,
    name        text             NOT NULL,
    check_name  text             NOT NULL, -- part of the alert key: stays when the rule is renamed
    enabled     boolean          NOT NULL,
    metric      text,
    labels      jsonb            NOT NULL DEFAULT '{}',
    expr        text,
    op          text             NOT NULL,
    threshold   double precision NOT NULL,
    recover     double precision NOT NULL,
    hold_ms     bigint           NOT NULL,
    no_data_ms  bigint,
    severity    integer          NOT NULL CHECK (severity BETWEEN 1 AND 5),
    summary     text             NOT NULL,
    origin      text             NOT NULL CHECK (origin IN ('default', 'user')),
    version     integer          NOT NULL DEFAULT 1,
    created_at  timestamptz      NOT NULL,
    updated_at  timestamptz      NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CHECK ((metric IS NULL) <> (expr IS NULL))
);
CALL guard_by_tenant('rule');

-- Which default rules a tenant was given: once each, so that a deleted one stays away.
CREATE TABLE default_rule_given (
    tenant_id uuid        NOT NULL,
    code      text        NOT NULL,
    given_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, code)
);
CALL guard_by_tenant('default_rule_given');

-- How each watched series stands with its rule. The truth: nothing is kept in memory between two messages.
CREATE TABLE rule_series (
    tenant_id   uuid        NOT NULL,
    rule_id     uuid        NOT NULL,
    series_id   uuid        NOT NULL, -- hash of the labels
    labels      jsonb       NOT NULL,
    entity_id   uuid        NOT NULL,
    entity_type text        NOT NULL,
    entity_name text        NOT NULL,
    phase       text        NOT NULL CHECK (phase IN ('normal', 'pending', 'firing')),
    since       timestamptz,          -- time of the first sample of the running breach
    pending_at  timestamptz,          -- when that sample came
    last_at     timestamptz NOT NULL, -- time of the newest sample
    last_value  double precision,
    heard_at    timestamptz NOT NULL, -- when it came
    breach_due  timestamptz,          -- pending becomes firing, also without another sample
    silence_due timestamptz,          -- no sample until then: no data
    silent      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, rule_id, series_id)
) WITH (fillfactor = 70);
CALL guard_by_tenant('rule_series');
-- Read by the timer across tenants, hence not by tenant.
CREATE INDEX rule_series_due ON rule_series (least(breach_due, silence_due))
    WHERE breach_due IS NOT NULL OR silence_due IS NOT NULL;

CREATE TABLE alert (
    tenant_id            uuid        NOT NULL,
    id                   uuid        NOT NULL,
    key                  text        NOT NULL,
    source               text        NOT NULL,
    entity_id            uuid        NOT NULL,
    entity_type          text        NOT NULL,
    entity_name          text        NOT NULL,
    check_name           text        NOT NULL,
    state                text        NOT NULL CHECK (state IN ('pending', 'firing', 'acknowledged', 'resolved')),
    severity             integer     NOT NULL CHECK (severity BETWEEN 1 AND 5),
    worst_severity       integer     NOT NULL CHECK (worst_severity BETWEEN 1 AND 5),
    summary              text        NOT NULL,
    count                bigint      NOT NULL,
    value                double precision,
    first_seen_at        timestamptz NOT NULL,
    last_seen_at         timestamptz NOT NULL,
    resolved_at          timestamptz,
    acknowledged_at      timestamptz,
    acknowledged_by_id   text,
    acknowledged_by_name text,
    situation_id         uuid,
    rule_id              uuid,
    previous_id          uuid,        -- the alert of the same key before this one
    expires_at           timestamptz, -- resolved then if nobody resolved it before
    details              text,        -- JSON as the sender gave it
    version              integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70);
CALL guard_by_tenant('alert');
-- At most one open alert per key.
CREATE UNIQUE INDEX alert_open ON alert (tenant_id, key) WHERE state <> 'resolved';
-- The open one (resolved_at NULL) or else the latest of a key, read backwards.
CREATE INDEX alert_latest ON alert (tenant_id, key, resolved_at);
CREATE INDEX alert_listed ON alert (tenant_id, first_seen_at, id);
CREATE INDEX alert_listed_open ON alert (tenant_id, first_seen_at, id) WHERE state <> 'resolved';
CREATE INDEX alert_listed_entity ON alert (tenant_id, entity_id, first_seen_at, id);
CREATE INDEX alert_situation ON alert (tenant_id, situation_id) WHERE situation_id IS NOT NULL;
CREATE INDEX alert_rule_open ON alert (tenant_id, rule_id) WHERE state <> 'resolved';
CREATE INDEX alert_expiring ON alert (expires_at) WHERE expires_at IS NOT NULL AND state <> 'resolved';

-- Alerts that belong together: for now those of one entity.
CREATE TABLE situation (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    entity_id     uuid        NOT NULL,
    entity_type   text        NOT NULL,
    entity_name   text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('new', 'open', 'closed')), -- new: not told to anybody yet
    severity      integer     NOT NULL,
    title         text        NOT NULL,
    alert_count   integer     NOT NULL,
    ticket_id     uuid,
    ticket_number text,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    version       integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70);
CALL guard_by_tenant('situation');
CREATE INDEX situation_entity ON situation (tenant_id, entity_id, opened_at);
CREATE INDEX situation_listed ON situation (tenant_id, opened_at, id);
CREATE INDEX situation_listed_open ON situation (tenant_id, opened_at, id) WHERE state <> 'closed';

-- Why: one row per step, only ever added.
CREATE TABLE decision (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    at           timestamptz NOT NULL,
    alert_id     uuid,
    situation_id uuid,
    key          text        NOT NULL DEFAULT '',
    step         text        NOT NULL,
    outcome      text        NOT NULL,
    reason       text        NOT NULL,
    actor        text        NOT NULL DEFAULT '',
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('decision');
CREATE INDEX decision_alert ON decision (tenant_id, alert_id, at, id) WHERE alert_id IS NOT NULL;
CREATE INDEX decision_situation ON decision (tenant_id, situation_id, at, id) WHERE situation_id IS NOT NULL;

-- Which ingest keys are good as PagerDuty routing keys; told by collector-svc, only hashes.
CREATE TABLE ingest_key (
    tenant_id uuid    NOT NULL,
    key_id    uuid    NOT NULL,
    key_hash  text    NOT NULL,
    name      text    NOT NULL,
    revoked   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, key_id)
);
CALL guard_by_tenant('ingest_key');
-- Asked before the tenant is known, hence not by tenant.
CREATE INDEX ingest_key_hash ON ingest_key (key_hash) WHERE NOT revoked;
