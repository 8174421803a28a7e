CREATE TABLE budget (
    tenant_id          uuid            NOT NULL,
    id                 uuid            NOT NULL,
    name               text            NOT NULL,
    amount             numeric(38, 18) NOT NULL CHECK (amount > 0),
    currency           text            NOT NULL,
    metric             text            NOT NULL CHECK (metric IN ('billedCost', 'effectiveCost', 'listCost', 'contractedCost')),
    service_name       text,
    billing_account_id text,
    version            integer         NOT NULL DEFAULT 1,
    created_at         timestamptz     NOT NULL,
    updated_at         timestamptz     NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('budget');

CREATE TABLE budget_threshold (
    tenant_id uuid          NOT NULL,
    budget_id uuid          NOT NULL,
    percent   numeric(9, 3) NOT NULL CHECK (percent > 0),
    PRIMARY KEY (tenant_id, budget_id, percent),
    FOREIGN KEY (tenant_id, budget_id) REFERENCES budget ON DELETE CASCADE
);
CALL guard_by_tenant('budget_threshold');

-- A threshold that was reached: at most once for budget, period and threshold, whoever evaluates how often.
CREATE TABLE budget_firing (
    tenant_id   uuid            NOT NULL,
    budget_id   uuid            NOT NULL,
    period      text            NOT NULL, -- 2026-11
    percent     numeric(9, 3)   NOT NULL,
    amount      numeric(38, 18) NOT NULL, -- the limit then
    actual      numeric(38, 18) NOT NULL,
    delivery_id uuid            NOT NULL,
    fired_at    timestamptz     NOT NULL,
    PRIMARY KEY (tenant_id, budget_id, period, percent),
    FOREIGN KEY (tenant_id, budget_id) REFERENCES budget ON DELETE CASCADE
);
CALL guard_by_tenant('budget_firing');
