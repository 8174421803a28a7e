CREATE TABLE heard (tenant_id uuid NOT NULL, number text NOT NULL);
CALL guard_by_tenant('heard');
