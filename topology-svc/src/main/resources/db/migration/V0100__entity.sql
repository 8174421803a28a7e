-- What exists. The id is derived from tenant, type and natural key by everybody alike. version counts what a person can see
-- change; being seen again does not.
CREATE TABLE entity (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    type          text        NOT NULL,
    name          text        NOT NULL,
    attributes    jsonb       NOT NULL DEFAULT '{}',
    health        integer     NOT NULL DEFAULT 0 CHECK (health BETWEEN 0 AND 5),
    alert_count   integer     NOT NULL DEFAULT 0,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    version       bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX entity_by_name ON entity (tenant_id, name, id);
CREATE INDEX entity_by_health ON entity (tenant_id, health DESC, name, id);
CREATE INDEX entity_by_type ON entity (tenant_id, type, name, id);
CALL guard_by_tenant('entity');

CREATE TABLE entity_identifier (
    tenant_id     uuid        NOT NULL,
    entity_id     uuid        NOT NULL,
    kind          text        NOT NULL,
    value         text        NOT NULL,
    source        text        NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, entity_id, kind, value)
);
CREATE INDEX entity_identifier_by_value ON entity_identifier (tenant_id, value);
CALL guard_by_tenant('entity_identifier');

-- The newest claim of each source; what the entity shows is computed from these, so the order of arrival does not matter.
CREATE TABLE observation (
    tenant_id   uuid        NOT NULL,
    entity_id   uuid        NOT NULL,
    source      text        NOT NULL,
    name        text        NOT NULL,
    attributes  jsonb       NOT NULL,
    observed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, entity_id, source)
);
CALL guard_by_tenant('observation');
