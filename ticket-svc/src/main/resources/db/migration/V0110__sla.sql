-- Calendars of working time. Versions are immutable: a change is a new version with the date from which it is in force.
CREATE TABLE sla_calendar (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('sla_calendar');

CREATE TABLE sla_calendar_version (
    tenant_id      uuid        NOT NULL,
    calendar_id    uuid        NOT NULL,
    number         bigint      NOT NULL,
    effective_from timestamptz NOT NULL,
    definition     text        NOT NULL,
    created_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, calendar_id, number)
);
CALL guard_by_tenant('sla_calendar_version');
COMMENT ON COLUMN sla_calendar_version.definition IS 'zone, weekly, exceptions as JSON, as it was written';
DO $$ BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON sla_calendar_version FROM %I', regexp_replace(current_user, '_owner$', '_svc'));
END $$;

-- What is promised to which tickets: in order of position, the first that matches counts, per metric.
CREATE TABLE sla_policy (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    name        text        NOT NULL,
    position    integer     NOT NULL,
    enabled     boolean     NOT NULL,
    definition  text        NOT NULL,
    version     bigint      NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('sla_policy');
COMMENT ON COLUMN sla_policy.definition IS 'match, calendar and targets as JSON; a tenant has few, they are read together';

-- A clock of a ticket: what it needs to remember to be read at any instant, and when it wants to be looked at next.
CREATE TABLE sla_clock (
    tenant_id        uuid        NOT NULL,
    ticket_id        uuid        NOT NULL,
    metric           text        NOT NULL,
    cycle            integer     NOT NULL,
    policy_id        uuid        NOT NULL,
    policy_name      text        NOT NULL,
    calendar_id      uuid        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('running', 'paused', 'stopped', 'cancelled')),
    target           text        NOT NULL,
    pauses           text        NOT NULL,
    started_at       timestamptz NOT NULL,
    since            timestamptz NOT NULL,
    consumed_ms      bigint      NOT NULL,
    paused_ms        bigint      NOT NULL,
    used_up_at       timestamptz,
    breach_deadline  timestamptz,
    breach_display   timestamptz,
    breach_allowance bigint,
    told             text        NOT NULL DEFAULT 'nothing' CHECK (told IN ('nothing', 'warned', 'breached')),
    next_fire_at     timestamptz,
    PRIMARY KEY (tenant_id, ticket_id, metric, cycle)
);
CALL guard_by_tenant('sla_clock');
COMMENT ON COLUMN sla_clock.consumed_ms IS 'working time until since; what passed after that is computed when it is read';
CREATE INDEX sla_clock_by_fire ON sla_clock (next_fire_at) WHERE next_fire_at IS NOT NULL;
CREATE INDEX sla_clock_by_calendar ON sla_clock (tenant_id, calendar_id) WHERE state IN ('running', 'paused');

-- The clock's own history, append-only: a new target or calendar is tried against it, and it is what an explanation tells.
CREATE TABLE sla_clock_event (
    tenant_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    metric    text        NOT NULL,
    cycle     integer     NOT NULL,
    number    integer     NOT NULL,
    at        timestamptz NOT NULL,
    type      text        NOT NULL CHECK (type IN ('start', 'pause', 'resume', 'stop', 'reopen')),
    PRIMARY KEY (tenant_id, ticket_id, metric, cycle, number)
);
CALL guard_by_tenant('sla_clock_event');
DO $$ BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON sla_clock_event FROM %I', regexp_replace(current_user, '_owner$', '_svc'));
END $$;
