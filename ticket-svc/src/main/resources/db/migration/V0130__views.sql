-- How a ticket's running promises stand: 0 in time, 1 three quarters used up, 2 past the deadline. Kept by its clocks.
ALTER TABLE ticket ADD COLUMN sla_risk integer NOT NULL DEFAULT 0 CHECK (sla_risk BETWEEN 0 AND 2);
CREATE INDEX ticket_by_risk ON ticket (tenant_id, updated_at, id) WHERE sla_risk > 0;

CREATE FUNCTION ticket_sla_risk(tenant uuid, ticket uuid) RETURNS integer LANGUAGE sql STABLE
    RETURN (SELECT coalesce(max(CASE told WHEN 'breached' THEN 2 WHEN 'warned' THEN 1 ELSE 0 END), 0) FROM sla_clock
             WHERE tenant_id = tenant AND ticket_id = ticket AND state IN ('running', 'paused') AND NOT merged);

CREATE FUNCTION keep_sla_risk() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    risk integer := ticket_sla_risk(NEW.tenant_id, NEW.ticket_id);
BEGIN
    UPDATE ticket SET sla_risk = risk WHERE tenant_id = NEW.tenant_id AND id = NEW.ticket_id AND sla_risk <> risk;
    RETURN NULL;
END $$;
CREATE TRIGGER sla_clock_told AFTER UPDATE ON sla_clock FOR EACH ROW
    WHEN ((OLD.told <> 'nothing' OR NEW.told <> 'nothing')
          AND (OLD.told, OLD.state, OLD.merged) IS DISTINCT FROM (NEW.told, NEW.state, NEW.merged))
    EXECUTE FUNCTION keep_sla_risk();
CREATE TRIGGER sla_clock_added AFTER INSERT ON sla_clock FOR EACH ROW
    WHEN (NEW.told <> 'nothing') EXECUTE FUNCTION keep_sla_risk();

ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_clock NO FORCE ROW LEVEL SECURITY;
UPDATE ticket t SET sla_risk = ticket_sla_risk(t.tenant_id, t.id)
 WHERE EXISTS (SELECT 1 FROM sla_clock c WHERE c.tenant_id = t.tenant_id AND c.ticket_id = t.id AND c.told <> 'nothing');

-- Named selections of tickets. Empty arrays ask for all; assignee is an id, 'me', 'none' or NULL for all.
CREATE TABLE ticket_view (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    counter_id uuid        NOT NULL,
    counted    boolean     NOT NULL DEFAULT false,
    owner_id   text        NOT NULL,
    owner_name text        NOT NULL,
    name       text        NOT NULL,
    shared     boolean     NOT NULL,
    types      text[]      NOT NULL,
    states     text[]      NOT NULL,
    categories text[]      NOT NULL,
    priorities integer[]   NOT NULL,
    queues     text[]      NOT NULL,
    tags       text[]      NOT NULL,
    risks      integer[]   NOT NULL,
    assignee   text,
    sort       text        NOT NULL,
    columns    text[]      NOT NULL,
    version    bigint      NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('ticket_view');
COMMENT ON COLUMN ticket_view.counter_id IS 'what it is counted under: a new one whenever its filter changes';
COMMENT ON COLUMN ticket_view.counted IS 'what was there before the view has been counted once';
CREATE INDEX ticket_view_to_count ON ticket_view (tenant_id, id) WHERE NOT counted;

-- The views every tenant has; the same for all, so no tenant owns them.
CREATE TABLE ticket_view_built_in (
    id         uuid      PRIMARY KEY,
    position   integer   NOT NULL,
    name       text      NOT NULL,
    categories text[]    NOT NULL,
    priorities integer[] NOT NULL DEFAULT '{}',
    risks      integer[] NOT NULL DEFAULT '{}',
    assignee   text,
    sort       text      NOT NULL DEFAULT 'priority'
);
INSERT INTO ticket_view_built_in (id, position, name, categories, priorities, risks, assignee, sort) VALUES
    ('00000000-0000-7000-8000-00000071e301', 1, 'mine', '{new,active,hold}', '{}', '{}', 'me', 'priority'),
    ('00000000-0000-7000-8000-00000071e302', 2, 'unassigned', '{new,active,hold}', '{}', '{}', 'none', 'priority'),
    ('00000000-0000-7000-8000-00000071e303', 3, 'open', '{new,active,hold}', '{}', '{}', NULL, 'priority'),
    ('00000000-0000-7000-8000-00000071e304', 4, 'atRisk', '{new,active,hold}', '{}', '{1,2}', NULL, 'priority'),
    ('00000000-0000-7000-8000-00000071e305', 5, 'urgent', '{new,active,hold}', '{1,2}', '{}', NULL, 'priority'),
    ('00000000-0000-7000-8000-00000071e306', 6, 'waiting', '{hold}', '{}', '{}', NULL, 'updatedAt'),
    ('00000000-0000-7000-8000-00000071e307', 7, 'resolved', '{done,closed,cancelled}', '{}', '{}', NULL, '-updatedAt');
DO $$ BEGIN
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON ticket_view_built_in FROM %I', regexp_replace(current_user, '_owner$', '_svc'));
END $$;

-- Does a ticket belong to a view? The one definition counters are kept by.
CREATE FUNCTION in_ticket_view(
    v_types text[], v_states text[], v_categories text[], v_priorities integer[], v_queues text[], v_tags text[],
    v_risks integer[], v_assignee text,
    t_type text, t_state text, t_category text, t_priority integer, t_queue text, t_tags text[], t_risk integer,
    t_assignee text, t_merged_into uuid) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN t_merged_into IS NULL
       AND (v_categories = '{}' OR t_category = ANY (v_categories))
       AND (v_types = '{}' OR t_type = ANY (v_types))
       AND (v_states = '{}' OR t_state = ANY (v_states))
       AND (v_priorities = '{}' OR t_priority = ANY (v_priorities))
       AND (v_queues = '{}' OR coalesce(t_queue = ANY (v_queues), false))
       AND (v_tags = '{}' OR t_tags @> v_tags)
       AND (v_risks = '{}' OR t_risk = ANY (v_risks))
       AND CASE WHEN v_assignee IS NULL THEN true
                WHEN v_assignee = 'none' THEN t_assignee IS NULL
                WHEN v_assignee = 'me' THEN t_assignee IS NOT NULL
                ELSE coalesce(t_assignee = v_assignee, false) END;

-- Under which counters does a ticket count? Views of 'me' count for each person of their own, all others for nobody ('').
CREATE FUNCTION ticket_counters(
    tenant uuid, t_type text, t_state text, t_category text, t_priority integer, t_queue text, t_tags text[], t_risk integer,
    t_assignee text, t_merged_into uuid) RETURNS TABLE (counter_id uuid, person_id text) LANGUAGE sql STABLE AS $$
    SELECT v.counter_id, CASE WHEN v.assignee = 'me' THEN t_assignee ELSE '' END
      FROM ticket_view v
     WHERE v.tenant_id = tenant
       AND in_ticket_view(v.types, v.states, v.categories, v.priorities, v.queues, v.tags, v.risks, v.assignee,
                          t_type, t_state, t_category, t_priority, t_queue, t_tags, t_risk, t_assignee, t_merged_into)
    UNION ALL
    SELECT b.id, CASE WHEN b.assignee = 'me' THEN t_assignee ELSE '' END
      FROM ticket_view_built_in b
     WHERE in_ticket_view('{}', '{}', b.categories, b.priorities, '{}', '{}', b.risks, b.assignee,
                          t_type, t_state, t_category, t_priority, t_queue, t_tags, t_risk, t_assignee, t_merged_into) $$;

-- A counter is its folded row plus the changes not folded yet. Writers only add changes and so never wait for each other.
CREATE TABLE ticket_view_count (
    tenant_id  uuid   NOT NULL,
    counter_id uuid   NOT NULL,
    person_id  text   NOT NULL,
    tickets    bigint NOT NULL,
    PRIMARY KEY (tenant_id, counter_id, person_id)
);
INSERT INTO ticket_view_count (tenant_id, counter_id, person_id, tickets)
SELECT t.tenant_id, c.counter_id, c.person_id, count(*)
  FROM ticket t
 CROSS JOIN LATERAL ticket_counters(t.tenant_id, t.type, t.state, t.category, t.priority, t.queue, t.tags, t.sla_risk,
                                    t.assignee_id, t.merged_into) c
 GROUP BY 1, 2, 3;
CALL guard_by_tenant('ticket_view_count');
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE sla_clock FORCE ROW LEVEL SECURITY;

CREATE TABLE ticket_view_delta (
    tenant_id  uuid   NOT NULL,
    id         bigint GENERATED ALWAYS AS IDENTITY,
    counter_id uuid   NOT NULL,
    person_id  text   NOT NULL,
    change     bigint NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CALL guard_by_tenant('ticket_view_delta');

-- Opening many tickets in one statement adds one change per counter.
CREATE FUNCTION count_opened_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ticket_view_delta (tenant_id, counter_id, person_id, change)
    SELECT t.tenant_id, c.counter_id, c.person_id, count(*)
      FROM opened t
     CROSS JOIN LATERAL ticket_counters(t.tenant_id, t.type, t.state, t.category, t.priority, t.queue, t.tags, t.sla_risk,
                                        t.assignee_id, t.merged_into) c
     GROUP BY 1, 2, 3;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_opened AFTER INSERT ON ticket REFERENCING NEW TABLE AS opened
    FOR EACH STATEMENT EXECUTE FUNCTION count_opened_tickets();

CREATE FUNCTION count_changed_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ticket_view_delta (tenant_id, counter_id, person_id, change)
    SELECT NEW.tenant_id, m.counter_id, m.person_id, sum(m.change)
      FROM (SELECT n.counter_id, n.person_id, 1 AS change
              FROM ticket_counters(NEW.tenant_id, NEW.type, NEW.state, NEW.category, NEW.priority, NEW.queue, NEW.tags,
                                   NEW.sla_risk, NEW.assignee_id, NEW.merged_into) n
            UNION ALL
            SELECT o.counter_id, o.person_id, -1
              FROM ticket_counters(OLD.tenant_id, OLD.type, OLD.state, OLD.category, OLD.priority, OLD.queue, OLD.tags,
                                   OLD.sla_risk, OLD.assignee_id, OLD.merged_into) o) m
     GROUP BY m.counter_id, m.person_id HAVING sum(m.change) <> 0;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_changed AFTER UPDATE ON ticket FOR EACH ROW
    WHEN ((OLD.type, OLD.state, OLD.category, OLD.priority, OLD.queue, OLD.tags, OLD.sla_risk, OLD.assignee_id, OLD.merged_into)
          IS DISTINCT FROM
          (NEW.type, NEW.state, NEW.category, NEW.priority, NEW.queue, NEW.tags, NEW.sla_risk, NEW.assignee_id, NEW.merged_into))
    EXECUTE FUNCTION count_changed_ticket();

CREATE FUNCTION count_removed_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ticket_view_delta (tenant_id, counter_id, person_id, change)
    SELECT OLD.tenant_id, o.counter_id, o.person_id, -1
      FROM ticket_counters(OLD.tenant_id, OLD.type, OLD.state, OLD.category, OLD.priority, OLD.queue, OLD.tags,
                           OLD.sla_risk, OLD.assignee_id, OLD.merged_into) o;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_removed AFTER DELETE ON ticket FOR EACH ROW EXECUTE FUNCTION count_removed_ticket();
