-- Who does a task. What somebody still has to do is few among what was done for years.
ALTER TABLE ticket_task ADD COLUMN assignee_id text, ADD COLUMN assignee_name text;
CREATE INDEX ticket_task_to_do ON ticket_task (tenant_id, assignee_id, ticket_id)
 WHERE done_at IS NULL AND assignee_id IS NOT NULL;
