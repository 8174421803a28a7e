-- Where a scheduler is in its round through the tickets, and which it has dealt with: once per ticket and time it waits for.
ALTER TABLE automation_rule ADD COLUMN cursor_at timestamptz;
ALTER TABLE automation_rule ADD COLUMN cursor_id uuid;

CREATE TABLE automation_done (
    tenant_id uuid        NOT NULL,
    rule_id   uuid        NOT NULL,
    ticket_id uuid        NOT NULL,
    since     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, rule_id, ticket_id)
);
CALL guard_by_tenant('automation_done');
COMMENT ON COLUMN automation_done.since IS 'the time it waited from; another one, e.g. of a second resolving, counts anew';

CREATE INDEX ticket_by_resolution ON ticket (tenant_id, resolved_at, id) WHERE category = 'done';

-- Texts kept ready for answers.
CREATE TABLE canned_reply (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    shortcut   text        NOT NULL,
    language   text        NOT NULL CHECK (language IN ('ko', 'en')),
    body       text        NOT NULL,
    version    bigint      NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('canned_reply');
CREATE UNIQUE INDEX canned_reply_by_shortcut ON canned_reply (tenant_id, language, shortcut);
