-- How a ticket belongs to others and to things elsewhere. Stored once, from the ticket that says it; shown from both ends.
CREATE TABLE ticket_link (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('parent', 'duplicateOf', 'causedBy', 'fixes', 'relatesTo')),
    target_type   text        NOT NULL CHECK (target_type IN ('ticket', 'alert', 'situation', 'trace', 'entity')),
    target_id     text        NOT NULL,
    target_ticket uuid,
    actor_id      text        NOT NULL,
    actor_name    text        NOT NULL,
    created_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('ticket_link');
CREATE UNIQUE INDEX ticket_link_once ON ticket_link (tenant_id, ticket_id, kind, target_type, target_id);
CREATE INDEX ticket_link_by_target ON ticket_link (tenant_id, target_ticket) WHERE target_ticket IS NOT NULL;

-- What has to be done before a ticket is done, in order; a task may wait for another.
CREATE TABLE ticket_task (
    tenant_id  uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    title      text        NOT NULL,
    position   integer     NOT NULL,
    depends_on uuid,
    done_at    timestamptz,
    done_by    text,
    version    bigint      NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, id)
);
CALL guard_by_tenant('ticket_task');

-- Who wants to know what happens to a ticket.
CREATE TABLE ticket_watcher (
    tenant_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    person_id   text        NOT NULL,
    person_name text        NOT NULL,
    since       timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, person_id)
);
CALL guard_by_tenant('ticket_watcher');
CREATE INDEX ticket_watcher_by_person ON ticket_watcher (tenant_id, person_id, ticket_id);
