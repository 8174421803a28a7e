-- Messages that committed and wait for the broker. The relay (x_system) reads across tenants.
CREATE TABLE outbox (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           uuid        NOT NULL,
    tenant_id    uuid        NOT NULL,
    exchange     text        NOT NULL,
    routing_key  text        NOT NULL,
    content_type text        NOT NULL,
    headers      text        NOT NULL DEFAULT '',
    payload      bytea       NOT NULL,
    added_at     timestamptz NOT NULL DEFAULT now()
);
CALL guard_by_tenant('outbox');

CREATE FUNCTION outbox_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION outbox_wake();

-- Messages that were handled: a redelivery is a no-op.
CREATE TABLE inbox (
    tenant_id   uuid        NOT NULL,
    message_id  uuid        NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, message_id)
);
CREATE INDEX inbox_received ON inbox (received_at);
CALL guard_by_tenant('inbox');
