-- A file of cost data as somebody handed it in, and what became of it.
CREATE TABLE delivery (
    tenant_id     uuid        NOT NULL,
    id            uuid        NOT NULL,
    name          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('running', 'active', 'rejected', 'superseded')),
    reason        text,                          -- why rejected: rows-rejected, interrupted, failed
    file_hash     text        NOT NULL,
    bytes_total   bigint      NOT NULL,
    bytes_read    bigint      NOT NULL DEFAULT 0,
    rows_read     bigint      NOT NULL DEFAULT 0,
    rows_rejected bigint      NOT NULL DEFAULT 0,
    report        jsonb       NOT NULL DEFAULT '{}',
    received_at   timestamptz NOT NULL,
    activated_at  timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('delivery');
CREATE INDEX delivery_newest ON delivery (tenant_id, received_at, id);
CREATE INDEX delivery_file ON delivery (tenant_id, file_hash);

-- What one delivery says about one provider, billing account and billing period. The active slice is what readers see; the
-- swap of this flag is the only moment at which an import becomes visible.
CREATE TABLE charge_slice (
    tenant_id          uuid        NOT NULL,
    id                 uuid        NOT NULL DEFAULT uuidv7(),
    delivery_id        uuid        NOT NULL,
    name               text        NOT NULL,
    provider_name      text        NOT NULL,
    billing_account_id text        NOT NULL,
    period_start       timestamptz NOT NULL,
    period_end         timestamptz NOT NULL,
    first_day          date        NOT NULL,
    last_day           date        NOT NULL,
    active             boolean     NOT NULL DEFAULT false,
    retired            boolean     NOT NULL DEFAULT false, -- was active and has been replaced
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, delivery_id, provider_name, billing_account_id, period_start)
);
CALL guard_by_tenant('charge_slice');
CREATE UNIQUE INDEX charge_slice_active ON charge_slice (tenant_id, name, provider_name, billing_account_id, period_start)
    WHERE active;

CREATE INDEX charge_slice_retired ON charge_slice (tenant_id, name, provider_name, billing_account_id, period_start, id)
    WHERE retired;

-- Charges by day. One combination of dimensions may have several rows: sums do not mind.
CREATE TABLE charge (
    tenant_id            uuid           NOT NULL,
    slice_id             uuid           NOT NULL,
    day                  date           NOT NULL, -- of ChargePeriodStart, UTC
    billing_account_name text,
    sub_account_id       text,
    sub_account_name     text,
    service_name         text,
    service_category     text,
    region_id            text,
    resource_id          text,
    charge_category      text           NOT NULL,
    currency             text           NOT NULL,
    billed_cost          numeric(38, 18) NOT NULL,
    effective_cost       numeric(38, 18) NOT NULL,
    list_cost            numeric(38, 18),
    contracted_cost      numeric(38, 18),
    row_count            integer        NOT NULL,
    list_missing         integer        NOT NULL, -- rows that name no ListCost
    contracted_missing   integer        NOT NULL
);
CALL guard_by_tenant('charge');
CREATE INDEX charge_by_day ON charge (tenant_id, slice_id, day);

CREATE VIEW active_charge WITH (security_invoker = true) AS
    SELECT c.*, s.delivery_id, s.provider_name, s.billing_account_id
      FROM charge c
      JOIN charge_slice s ON s.tenant_id = c.tenant_id AND s.id = c.slice_id
     WHERE s.active;
