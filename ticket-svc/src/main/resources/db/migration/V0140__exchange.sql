-- Bytes that people hand in: files on tickets, files to import. In pieces, so that nobody reads or writes them whole; beside the
-- rows they belong to, so that one backup, one transaction and one rule for tenants hold for both.
CREATE TABLE blob (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    size       bigint      NOT NULL DEFAULT 0,
    kept       boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('blob');
COMMENT ON COLUMN blob.kept IS 'something refers to it; what nobody claimed within an hour is deleted';
CREATE INDEX blob_unclaimed ON blob (created_at) WHERE NOT kept;

CREATE TABLE blob_chunk (
    tenant_id uuid    NOT NULL,
    blob_id   uuid    NOT NULL,
    number    integer NOT NULL,
    bytes     bytea   NOT NULL,
    PRIMARY KEY (tenant_id, blob_id, number),
    FOREIGN KEY (tenant_id, blob_id) REFERENCES blob ON DELETE CASCADE
);
CALL guard_by_tenant('blob_chunk');
ALTER TABLE blob_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What others call a ticket: who tells us of theirs twice finds it told already.
CREATE TABLE ticket_external (
    tenant_id   uuid NOT NULL,
    owner       text NOT NULL,
    external_id text NOT NULL,
    ticket_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, owner, external_id)
);
CALL guard_by_tenant('ticket_external');
CREATE INDEX ticket_external_by_ticket ON ticket_external (tenant_id, ticket_id);

-- A file of tickets that is read in, piece by piece: how far is written with what was read.
CREATE TABLE ticket_import (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
    problem     text,
    asked_by    text        NOT NULL,
    asked_by_name text      NOT NULL,
    bytes_total bigint      NOT NULL,
    bytes_read  bigint      NOT NULL DEFAULT 0,
    lines_read  bigint      NOT NULL DEFAULT 0,
    created     bigint      NOT NULL DEFAULT 0,
    known       bigint      NOT NULL DEFAULT 0,
    rejected    bigint      NOT NULL DEFAULT 0,
    begun_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('ticket_import');
CREATE INDEX ticket_import_running ON ticket_import (begun_at) WHERE state = 'running';

CREATE TABLE ticket_import_error (
    tenant_id uuid   NOT NULL,
    import_id uuid   NOT NULL,
    line      bigint NOT NULL,
    number    integer NOT NULL,
    pointer   text   NOT NULL,
    code      text   NOT NULL,
    detail    text   NOT NULL,
    PRIMARY KEY (tenant_id, import_id, line, number)
);
CALL guard_by_tenant('ticket_import_error');
