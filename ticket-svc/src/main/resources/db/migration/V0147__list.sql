-- What is open is young and few among what was closed for years: a list of it in any order must not walk over the closed.
CREATE INDEX ticket_open_by_update ON ticket (tenant_id, updated_at, id) WHERE category IN ('new', 'active', 'hold');
CREATE INDEX ticket_open_by_creation ON ticket (tenant_id, created_at, id) WHERE category IN ('new', 'active', 'hold');
CREATE INDEX ticket_open_by_priority ON ticket (tenant_id, priority, id) WHERE category IN ('new', 'active', 'hold');
-- The same holds for what nobody has.
CREATE INDEX ticket_nobodys_by_creation ON ticket (tenant_id, created_at, id) WHERE assignee_id IS NULL;
CREATE INDEX ticket_nobodys_by_priority ON ticket (tenant_id, priority, id) WHERE assignee_id IS NULL;
