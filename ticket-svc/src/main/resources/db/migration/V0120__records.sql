-- Fields of their own that requests, problems and changes have beside the shared record: one row per ticket of the kind,
-- written when the first of them is said.
CREATE TABLE request (
    tenant_id    uuid NOT NULL,
    ticket_id    uuid NOT NULL,
    on_behalf_of text,
    PRIMARY KEY (tenant_id, ticket_id)
);
CALL guard_by_tenant('request');

CREATE TABLE problem (
    tenant_id  uuid NOT NULL,
    ticket_id  uuid NOT NULL,
    root_cause text,
    workaround text,
    PRIMARY KEY (tenant_id, ticket_id)
);
CALL guard_by_tenant('problem');

CREATE TABLE change (
    tenant_id     uuid NOT NULL,
    ticket_id     uuid NOT NULL,
    kind          text CHECK (kind IN ('standard', 'normal', 'emergency')),
    risk          text CHECK (risk IN ('low', 'medium', 'high')),
    plan          text,
    backout_plan  text,
    planned_start timestamptz,
    planned_end   timestamptz,
    PRIMARY KEY (tenant_id, ticket_id)
);
CALL guard_by_tenant('change');

CREATE INDEX ticket_by_type ON ticket (tenant_id, type, updated_at, id);

-- Which version of the ticket a change made: who writes on an older one learns whether the same fields were changed since.
ALTER TABLE ticket_event ADD COLUMN ticket_version bigint;

-- Tags stand in the ticket to be read and in a table of their own to be found by.
ALTER TABLE ticket ADD COLUMN tags text[] NOT NULL DEFAULT '{}';
CREATE TABLE ticket_tag (
    tenant_id uuid NOT NULL,
    tag       text NOT NULL,
    ticket_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, tag, ticket_id)
);
CALL guard_by_tenant('ticket_tag');
CREATE INDEX ticket_tag_by_ticket ON ticket_tag (tenant_id, ticket_id);
