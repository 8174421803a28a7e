-- Fields a tenant adds to its tickets. A key stays what it was when the field is removed: values on tickets keep their meaning.
CREATE TABLE custom_field (
    tenant_id      uuid        NOT NULL,
    id             uuid        NOT NULL,
    key            text        NOT NULL,
    kind           text        NOT NULL CHECK (kind IN ('text', 'number', 'date', 'boolean', 'choice', 'person')),
    types          text[]      NOT NULL,
    required       boolean     NOT NULL,
    filterable     boolean     NOT NULL,
    for_requesters boolean     NOT NULL,
    name_ko        text,
    name_en        text,
    choices        text        NOT NULL,
    position       integer     NOT NULL,
    removed        boolean     NOT NULL DEFAULT false,
    version        bigint      NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('custom_field');
CREATE UNIQUE INDEX custom_field_by_key ON custom_field (tenant_id, key);

-- Like tags: values stand in the ticket to be read, and of filterable fields in a table of their own to be found by.
ALTER TABLE ticket ADD COLUMN custom jsonb NOT NULL DEFAULT '{}';
CREATE TABLE ticket_custom (
    tenant_id uuid NOT NULL,
    field_id  uuid NOT NULL,
    value     text NOT NULL,
    ticket_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, field_id, value, ticket_id)
);
CALL guard_by_tenant('ticket_custom');
CREATE INDEX ticket_custom_by_ticket ON ticket_custom (tenant_id, ticket_id);

-- What a value is found by: texts as people read them (small letters, full and half width alike), people by id.
CREATE FUNCTION custom_word(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN lower(normalize(word, NFKC));
CREATE FUNCTION custom_value(said jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE jsonb_typeof(said) WHEN 'object' THEN said ->> 'id'
                                   WHEN 'number' THEN trim_scale((said #>> '{}')::numeric)::text
                                   ELSE custom_word(said #>> '{}') END;
