-- What depends on what, as long as somebody keeps saying so.
CREATE TABLE relation (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    type         text        NOT NULL,
    from_id      uuid        NOT NULL,
    to_id        uuid        NOT NULL,
    valid_from   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX relation_from ON relation (tenant_id, from_id, id);
CREATE INDEX relation_to ON relation (tenant_id, to_id, id);
CALL guard_by_tenant('relation');

CREATE TABLE relation_evidence (
    tenant_id     uuid        NOT NULL,
    relation_id   uuid        NOT NULL,
    source        text        NOT NULL,
    confidence    float8      NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, relation_id, source)
);
CALL guard_by_tenant('relation_evidence');
