-- Spans, a partition a day (UTC) by start.
CREATE TABLE span (
    tenant_id      uuid   NOT NULL,
    trace_id       text   NOT NULL, -- lower-case hex
    span_id        text   NOT NULL,
    parent_span_id text   NOT NULL, -- empty for a root
    service        text   NOT NULL,
    namespace      text   NOT NULL,
    name           text   NOT NULL,
    kind           text   NOT NULL,
    start_nano     bigint NOT NULL,
    end_nano       bigint NOT NULL,
    status         text   NOT NULL,
    attributes     jsonb  NOT NULL,
    PRIMARY KEY (tenant_id, trace_id, span_id, start_nano)
) PARTITION BY RANGE (start_nano);
CALL guard_by_tenant('span');

-- One row a trace, for the list.
CREATE TABLE trace (
    tenant_id    uuid   NOT NULL,
    trace_id     text   NOT NULL,
    start_nano   bigint NOT NULL,
    end_nano     bigint NOT NULL,
    root_service text, -- unknown until the root arrives
    root_name    text,
    span_count   bigint NOT NULL,
    error_count  bigint NOT NULL,
    services     text[] NOT NULL,
    PRIMARY KEY (tenant_id, trace_id)
);
CREATE INDEX trace_list ON trace (tenant_id, start_nano DESC, trace_id DESC);
CALL guard_by_tenant('trace');
