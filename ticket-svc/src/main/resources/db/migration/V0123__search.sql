-- Words of tickets as the service's own tokenizer cuts them (Korean in pairs of syllables), with their positions.
CREATE TABLE ticket_search (
    tenant_id      uuid     NOT NULL,
    ticket_id      uuid     NOT NULL,
    record_terms   tsvector NOT NULL DEFAULT '',
    public_terms   tsvector NOT NULL DEFAULT '',
    internal_terms tsvector NOT NULL DEFAULT '',
    all_terms      tsvector NOT NULL GENERATED ALWAYS AS (record_terms || public_terms || internal_terms) STORED,
    PRIMARY KEY (tenant_id, ticket_id)
);
CALL guard_by_tenant('ticket_search');
COMMENT ON COLUMN ticket_search.record_terms IS 'number, people, title, description, tags, own fields: replaced when the record changes';
COMMENT ON COLUMN ticket_search.public_terms IS 'what requesters may read; messages are added as they are written';
CREATE INDEX ticket_search_terms ON ticket_search USING gin (all_terms);

-- Under row-level security an index is used only through leakproof operators, and @@ is none. The owner therefore looks for
-- the service: this function alone reads past the policy, for the tenant of the transaction and nobody else's.
ALTER TABLE ticket_search NO FORCE ROW LEVEL SECURITY;
CREATE FUNCTION ticket_matching(words tsquery, most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public AS $$
BEGIN
    -- planned for these words: rare ones by the words' index, common ones backwards through the newest tickets
    RETURN QUERY EXECUTE 'SELECT ticket_id FROM ticket_search
                           WHERE tenant_id = current_tenant() AND all_terms @@ $1
                           ORDER BY ticket_id DESC LIMIT $2'
        USING words, most;
END $$;

-- What is there already is cut by PostgreSQL, nearly as the service would; each ticket is cut anew when it changes.
CREATE FUNCTION ticket_words(said text) RETURNS tsvector LANGUAGE sql STABLE RETURN
    to_tsvector('simple', lower(coalesce(left(said, 20000), '')))
    || to_tsvector('simple', coalesce((SELECT string_agg(substr(said, i, 2), ' ' ORDER BY i)
                                         FROM generate_series(1, least(length(said), 4000)) AS i
                                        WHERE substr(said, i, 1) ~ '[가-힣一-龥]'), ''));
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_event NO FORCE ROW LEVEL SECURITY;
INSERT INTO ticket_search (tenant_id, ticket_id, record_terms, public_terms, internal_terms)
SELECT t.tenant_id, t.id,
       ticket_words(concat_ws(' ', t.number, t.title, t.description, t.requester_name, t.assignee_name)),
       ticket_words((SELECT string_agg(e.body, ' ') FROM ticket_event e WHERE e.tenant_id = t.tenant_id
                      AND e.ticket_id = t.id AND e.kind = 'message' AND e.visibility = 'public')),
       ticket_words((SELECT string_agg(e.body, ' ') FROM ticket_event e WHERE e.tenant_id = t.tenant_id
                      AND e.ticket_id = t.id AND e.kind = 'message' AND e.visibility = 'internal'))
  FROM ticket t;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_event FORCE ROW LEVEL SECURITY;
DROP FUNCTION ticket_words(text);
