-- A promise that changes while its clock runs: from when its target counts where that is not the clock's own start, and that it
-- was changed. Of a question that ended with its ticket: that nobody has answered it.
ALTER TABLE sla_clock ADD COLUMN anew_from timestamptz;
ALTER TABLE sla_clock ADD COLUMN retargeted boolean NOT NULL DEFAULT false;
ALTER TABLE sla_clock ADD COLUMN unanswered boolean NOT NULL DEFAULT false;

-- What had been promised until then, append-only: beside the clock's events it is what an explanation tells.
CREATE TABLE sla_clock_retarget (
    tenant_id   uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    metric      text        NOT NULL,
    cycle       integer     NOT NULL,
    number      integer     NOT NULL,
    at          timestamptz NOT NULL,
    how         text        NOT NULL CHECK (how IN ('retroactive', 'fromChange')),
    policy_name text        NOT NULL,
    calendar_id uuid        NOT NULL,
    target      text        NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id, metric, cycle, number)
);
CALL guard_by_tenant('sla_clock_retarget');
DO $$ BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON sla_clock_retarget FROM %I', regexp_replace(current_user, '_owner$', '_svc'));
END $$;
