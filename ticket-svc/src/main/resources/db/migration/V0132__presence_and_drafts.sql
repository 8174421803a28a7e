-- Who has a ticket open now. Rows end by themselves: who is still there says so again and again.
CREATE TABLE ticket_presence (
    tenant_id    uuid        NOT NULL,
    ticket_id    uuid        NOT NULL,
    person_id    text        NOT NULL,
    person_name  text        NOT NULL,
    typing       boolean     NOT NULL,
    typing_until timestamptz NOT NULL,
    seen_until   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, person_id)
);
CALL guard_by_tenant('ticket_presence');
CREATE INDEX ticket_presence_by_end ON ticket_presence (seen_until);

-- What somebody wrote and did not send yet, one per ticket and kind of message.
CREATE TABLE ticket_draft (
    tenant_id  uuid        NOT NULL,
    person_id  text        NOT NULL,
    ticket_id  uuid        NOT NULL,
    visibility text        NOT NULL CHECK (visibility IN ('public', 'internal')),
    body       text        NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, person_id, ticket_id, visibility)
);
CALL guard_by_tenant('ticket_draft');
