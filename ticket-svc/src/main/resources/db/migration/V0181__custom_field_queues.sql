-- Fields that only tickets of some queues have. What a ticket said in one stays on it when it goes to another queue.
ALTER TABLE custom_field ADD COLUMN queues text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN custom_field.queues IS 'empty: tickets of all queues, and of none, have it';
