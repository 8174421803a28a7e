-- When a clock is due, or was when it stopped, as its calendar stood when it was last counted: for sums over many tickets.
-- Whoever reads one clock counts it from the tally. No index: each would make counting all anew slower.
ALTER TABLE sla_clock ADD COLUMN due_at timestamptz;

-- Clocks that count by a calendar are counted anew when it has changed: up to this version it has been done.
ALTER TABLE sla_calendar ADD COLUMN counted_version bigint NOT NULL DEFAULT 0;
DROP INDEX sla_clock_by_calendar;
CREATE INDEX sla_clock_by_calendar ON sla_clock (tenant_id, calendar_id, ticket_id, metric, cycle)
    WHERE state IN ('running', 'paused');
