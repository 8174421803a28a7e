-- Log records, a partition a day (UTC).
CREATE TABLE log_record (
    tenant_id       uuid    NOT NULL,
    at_nano         bigint  NOT NULL,
    id              uuid    NOT NULL,
    severity_number integer NOT NULL,
    severity_text   text    NOT NULL,
    service         text    NOT NULL,
    body            text    NOT NULL,
    trace_id        text    NOT NULL,
    span_id         text    NOT NULL,
    attributes      jsonb   NOT NULL,
    PRIMARY KEY (tenant_id, at_nano, id)
) PARTITION BY RANGE (at_nano);
CALL guard_by_tenant('log_record');
