-- Who gets the tickets of a queue that nobody was given; queues without a row are sorted by hand.
CREATE TABLE queue_assignment (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    queue      text        NOT NULL,
    mode       text        NOT NULL CHECK (mode IN ('manual', 'roundRobin', 'leastLoad', 'skill')),
    members    text        NOT NULL,
    last       text,
    version    bigint      NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('queue_assignment');
COMMENT ON COLUMN queue_assignment.members IS 'person, name, skills as JSON, in the order of turns';
COMMENT ON COLUMN queue_assignment.last IS 'whose turn it was; the row is the lock under which one is chosen';
CREATE UNIQUE INDEX queue_assignment_by_queue ON queue_assignment (tenant_id, queue);

-- How much somebody has to do now, without their past.
CREATE INDEX ticket_by_load ON ticket (tenant_id, assignee_id) WHERE category IN ('new', 'active', 'hold');
