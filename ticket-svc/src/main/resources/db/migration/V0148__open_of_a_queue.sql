-- The open ones of a small queue: neither the whole queue nor all that is open is read for them.
CREATE INDEX ticket_open_by_queue ON ticket (tenant_id, queue, updated_at, id) WHERE category IN ('new', 'active', 'hold');
