-- The last number given, per tenant, kind and year: one row is locked while a ticket is opened, so numbers never repeat.
CREATE TABLE ticket_number (
    tenant_id uuid    NOT NULL,
    prefix    text    NOT NULL,
    year      integer NOT NULL,
    last      bigint  NOT NULL,
    PRIMARY KEY (tenant_id, prefix, year)
);
CALL guard_by_tenant('ticket_number');

-- What all kinds of tickets share. State words belong to the kind, categories are fixed.
CREATE TABLE ticket (
    tenant_id       uuid        NOT NULL,
    id              uuid        NOT NULL,
    number          text        NOT NULL,
    type            text        NOT NULL,
    title           text        NOT NULL,
    description     text        NOT NULL,
    state           text        NOT NULL,
    category        text        NOT NULL CHECK (category IN ('new', 'active', 'hold', 'done', 'closed', 'cancelled')),
    reason          text,
    resolution      text,
    recovered       boolean     NOT NULL DEFAULT false,
    impact          text        NOT NULL CHECK (impact IN ('high', 'medium', 'low')),
    urgency         text        NOT NULL CHECK (urgency IN ('high', 'medium', 'low')),
    priority        integer     NOT NULL CHECK (priority BETWEEN 1 AND 5),
    queue           text,
    requester_id    text        NOT NULL,
    requester_name  text        NOT NULL,
    assignee_id     text,
    assignee_name   text,
    situation_id    uuid,
    touched         boolean     NOT NULL DEFAULT false,
    acknowledged_at timestamptz,
    resolved_at     timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    version         bigint      NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('ticket');
COMMENT ON COLUMN ticket.touched IS 'a person assigned, changed, moved or wrote: recovery does not resolve it any more';
COMMENT ON COLUMN ticket.recovered IS 'resolved by recovery of its situation, which may therefore open it again';
CREATE UNIQUE INDEX ticket_by_number ON ticket (tenant_id, number text_pattern_ops);
-- One situation opens at most one incident, ever.
CREATE UNIQUE INDEX ticket_by_situation ON ticket (tenant_id, situation_id) WHERE situation_id IS NOT NULL;
-- One index per order of the list, and per narrow filter in the usual order.
CREATE INDEX ticket_by_update ON ticket (tenant_id, updated_at, id);
CREATE INDEX ticket_by_creation ON ticket (tenant_id, created_at, id);
CREATE INDEX ticket_by_priority ON ticket (tenant_id, priority, id);
CREATE INDEX ticket_by_category ON ticket (tenant_id, category, updated_at, id);
CREATE INDEX ticket_by_assignee ON ticket (tenant_id, assignee_id, updated_at, id);
CREATE INDEX ticket_by_requester ON ticket (tenant_id, requester_id, updated_at, id);
CREATE INDEX ticket_by_queue ON ticket (tenant_id, queue, updated_at, id) WHERE queue IS NOT NULL;

-- Entities a ticket is about, as they were called when they came.
CREATE TABLE ticket_entity (
    tenant_id uuid NOT NULL,
    ticket_id uuid NOT NULL,
    entity_id uuid NOT NULL,
    type      text NOT NULL,
    name      text NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, entity_id)
);
CALL guard_by_tenant('ticket_entity');
CREATE INDEX ticket_entity_by_entity ON ticket_entity (tenant_id, entity_id, ticket_id);

-- Alerts kept as evidence; as_of is the time of the fact that told it, so that a late fact does not undo a newer one.
CREATE TABLE ticket_alert (
    tenant_id uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    alert_id  uuid        NOT NULL,
    summary   text        NOT NULL,
    severity  integer     NOT NULL,
    state     text        NOT NULL,
    as_of     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, alert_id)
);
CALL guard_by_tenant('ticket_alert');

-- Everything that ever happened to a ticket: messages, changes with before and after, facts. Never updated, never deleted.
CREATE TABLE ticket_event (
    tenant_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    at         timestamptz NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('message', 'change', 'fact')),
    visibility text        NOT NULL CHECK (visibility IN ('public', 'internal')),
    actor_id   text        NOT NULL,
    actor_name text        NOT NULL,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('person', 'system')),
    body       text,
    field      text,
    before     text,
    after      text,
    PRIMARY KEY (tenant_id, ticket_id, id)
);
CALL guard_by_tenant('ticket_event');
DO $$ BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON ticket_event FROM %I', regexp_replace(current_user, '_owner$', '_svc'));
END $$;
