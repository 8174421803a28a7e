-- Tickets in the order in which their promises run out (ADR 26): clocks that run, the next one first.
CREATE INDEX sla_clock_by_due ON sla_clock (tenant_id, due_at, ticket_id)
    WHERE state = 'running' AND NOT merged AND due_at IS NOT NULL;

-- What is overdue or at risk is looked at in that order.
UPDATE ticket_view_built_in SET sort = 'dueAt' WHERE name = 'atRisk';
