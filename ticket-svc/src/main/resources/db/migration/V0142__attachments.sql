-- Files on tickets. What they hold is in pieces of a blob; what they are was seen by looking into them.
CREATE TABLE attachment (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    blob_id     uuid        NOT NULL,
    name        text        NOT NULL,
    media_type  text        NOT NULL,
    size        bigint      NOT NULL,
    visibility  text        NOT NULL CHECK (visibility IN ('public', 'internal')),
    person_id   text        NOT NULL,
    person_name text        NOT NULL,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, blob_id) REFERENCES blob
);
CALL guard_by_tenant('attachment');
CREATE INDEX attachment_by_ticket ON attachment (tenant_id, ticket_id, id);
