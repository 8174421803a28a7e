-- What is known of a situation and which incident it has. Its row is locked while a fact about it is judged, so that facts
-- of one situation are judged one after the other, wherever and in whatever order they arrive.
CREATE TABLE incident_situation (
    tenant_id uuid        NOT NULL,
    id        uuid        NOT NULL,
    title     text        NOT NULL DEFAULT '',
    worst     integer     NOT NULL DEFAULT 0,
    phase     text        NOT NULL DEFAULT 'unknown',
    requested boolean     NOT NULL DEFAULT false,
    as_of     timestamptz,
    ticket_id uuid,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('incident_situation');

-- When situations become incidents; a tenant without a row has the defaults.
CREATE TABLE incident_policy (
    tenant_id           uuid    NOT NULL PRIMARY KEY,
    open_from_severity  integer NOT NULL CHECK (open_from_severity BETWEEN 1 AND 5),
    resolve_on_recovery boolean NOT NULL,
    version             bigint  NOT NULL
);
CALL guard_by_tenant('incident_policy');
