-- A major incident is a flag and a process of its own, not a priority.
ALTER TABLE ticket ADD COLUMN major boolean NOT NULL DEFAULT false;
CREATE INDEX ticket_major ON ticket (tenant_id, updated_at, id) WHERE major;

-- What a tenant does in every major incident, in order: a JSON array of {ko, en}. Without a row the defaults hold.
CREATE TABLE major_checklist (
    tenant_id uuid   PRIMARY KEY,
    items     text   NOT NULL,
    version   bigint NOT NULL
);
CALL guard_by_tenant('major_checklist');

-- The checklist as it was when the incident became major; later changes of the tenant's do not reach it.
CREATE TABLE ticket_checklist (
    tenant_id  uuid    NOT NULL,
    ticket_id  uuid    NOT NULL,
    id         uuid    NOT NULL,
    position   integer NOT NULL,
    name_ko    text,
    name_en    text,
    done_at    timestamptz,
    done_by_id text,
    done_by    text,
    version    bigint  NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, ticket_id, id),
    CHECK (name_ko IS NOT NULL OR name_en IS NOT NULL)
);
CALL guard_by_tenant('ticket_checklist');
