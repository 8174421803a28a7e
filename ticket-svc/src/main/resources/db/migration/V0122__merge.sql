-- A merged ticket points to the one that speaks for it; everything it has stays where it was, so that it can be undone.
ALTER TABLE ticket ADD COLUMN merged_into uuid;
COMMENT ON COLUMN ticket.merged_into IS 'the ticket that speaks for this one; its own state, history and clocks are kept as they were';
CREATE INDEX ticket_by_canonical ON ticket (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- Clocks of a merged ticket rest; those of the ticket that speaks for it may count from an earlier start.
ALTER TABLE sla_clock ADD COLUMN merged boolean NOT NULL DEFAULT false;
ALTER TABLE sla_clock ADD COLUMN counted_from timestamptz;
