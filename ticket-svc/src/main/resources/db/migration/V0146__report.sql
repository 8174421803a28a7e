-- Figures of the desk. Each ticket says with some rows what it adds to which hour; their sums are kept per hour. What
-- changed waits in report_dirty until it is summed: no two agents wait for one counter.
CREATE TABLE report_dirty (
    tenant_id uuid   NOT NULL,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    ticket_id uuid   NOT NULL,
    PRIMARY KEY (tenant_id, seq)
);
CALL guard_by_tenant('report_dirty');

CREATE TABLE report_share (
    tenant_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    measure     text        NOT NULL,
    nth         integer     NOT NULL,
    hour        timestamptz NOT NULL,
    type        text        NOT NULL,
    queue       text        NOT NULL,
    priority    integer     NOT NULL,
    assignee_id text        NOT NULL,
    total       bigint      NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, measure, nth)
);
CALL guard_by_tenant('report_share');
COMMENT ON TABLE report_share IS 'what a ticket has added to report_hour, so that it can be taken away again when it changes';

CREATE TABLE report_hour (
    tenant_id   uuid        NOT NULL,
    hour        timestamptz NOT NULL,
    measure     text        NOT NULL,
    type        text        NOT NULL,
    queue       text        NOT NULL,
    priority    integer     NOT NULL,
    assignee_id text        NOT NULL,
    n           bigint      NOT NULL,
    total       bigint      NOT NULL,
    PRIMARY KEY (tenant_id, hour, measure, type, queue, priority, assignee_id)
);
CALL guard_by_tenant('report_hour');
COMMENT ON COLUMN report_hour.total IS 'milliseconds, of measures that are durations';

-- Told by the tables themselves, so that imports and timers need not think of it.
CREATE FUNCTION report_ticket_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO report_dirty (tenant_id, ticket_id) SELECT tenant_id, id FROM fresh;
    RETURN NULL;
END $$;
CREATE TRIGGER report_ticket_added AFTER INSERT ON ticket REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION report_ticket_added();

CREATE FUNCTION report_ticket_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO report_dirty (tenant_id, ticket_id) VALUES (NEW.tenant_id, NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER report_ticket_changed AFTER UPDATE ON ticket FOR EACH ROW
    WHEN ((OLD.state, OLD.type, OLD.queue, OLD.priority, OLD.assignee_id, OLD.acknowledged_at, OLD.resolved_at, OLD.merged_into)
        IS DISTINCT FROM
        (NEW.state, NEW.type, NEW.queue, NEW.priority, NEW.assignee_id, NEW.acknowledged_at, NEW.resolved_at, NEW.merged_into))
    EXECUTE FUNCTION report_ticket_changed();

CREATE FUNCTION report_clock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO report_dirty (tenant_id, ticket_id) VALUES (NEW.tenant_id, NEW.ticket_id);
    RETURN NULL;
END $$;
-- Of a clock only its end counts, and that it was late.
CREATE TRIGGER report_clock_changed AFTER UPDATE ON sla_clock FOR EACH ROW
    WHEN ((OLD.state, OLD.breach_deadline, OLD.merged) IS DISTINCT FROM (NEW.state, NEW.breach_deadline, NEW.merged))
    EXECUTE FUNCTION report_clock_changed();

ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE report_dirty NO FORCE ROW LEVEL SECURITY;
INSERT INTO report_dirty (tenant_id, ticket_id) SELECT tenant_id, id FROM ticket ORDER BY id;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE report_dirty FORCE ROW LEVEL SECURITY;
