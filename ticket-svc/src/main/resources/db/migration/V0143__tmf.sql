-- What a TM Forum client called the kind and the severity of a trouble ticket: it is told the same words again.
CREATE TABLE tmf_ticket (
    tenant_id   uuid NOT NULL,
    ticket_id   uuid NOT NULL,
    ticket_type text NOT NULL,
    severity    text NOT NULL,
    PRIMARY KEY (tenant_id, ticket_id)
);
CALL guard_by_tenant('tmf_ticket');
