-- Work on many tickets, as a job: who wants what, until when it can be taken back.
CREATE TABLE bulk_job (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    owner_id    text        NOT NULL,
    owner_name  text        NOT NULL,
    permissions text[]      NOT NULL,
    action      text        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('running', 'done', 'undoing', 'undone')),
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    undo_until  timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('bulk_job');
COMMENT ON COLUMN bulk_job.permissions IS 'what its owner was allowed when it was asked for: the job may do no more';
CREATE INDEX bulk_job_by_owner ON bulk_job (tenant_id, owner_id, id);
CREATE INDEX bulk_job_at_work ON bulk_job (tenant_id, id) WHERE state IN ('running', 'undoing');
CREATE INDEX bulk_job_by_end ON bulk_job (finished_at) WHERE finished_at IS NOT NULL;

-- One ticket of a job. Its state changes in the transaction that changes the ticket: after a crash it is both or neither.
CREATE TABLE bulk_item (
    tenant_id      uuid    NOT NULL,
    job_id         uuid    NOT NULL,
    position       integer NOT NULL,
    ticket_id      uuid    NOT NULL,
    number         text,
    version        bigint,
    state          text    NOT NULL DEFAULT 'pending'
                           CHECK (state IN ('pending', 'done', 'failed', 'cancelled', 'undone', 'undoFailed')),
    attempts       integer NOT NULL DEFAULT 0,
    problem        text,
    before         text,
    result_version bigint,
    PRIMARY KEY (tenant_id, job_id, position)
);
CALL guard_by_tenant('bulk_item');
COMMENT ON COLUMN bulk_item.version IS 'of the ticket as its owner saw it; NULL: whatever stands';
COMMENT ON COLUMN bulk_item.before IS 'what was changed, as it was, to be put back';
CREATE INDEX bulk_item_by_state ON bulk_item (tenant_id, job_id, state, position);
