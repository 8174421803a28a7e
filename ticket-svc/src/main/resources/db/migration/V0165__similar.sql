-- Tickets with rare words, anywhere among all of them, and how much of a longer question they answer. Like ticket_matching it
-- alone reads past the policy, for the tenant of the transaction. It goes through the words' index whatever the planner thinks of
-- them and reads only so many tickets: a wrong guess of how rare a word is costs no walk through all tickets.
CREATE FUNCTION ticket_alike(rare tsquery, question tsquery, most integer) RETURNS TABLE (id uuid, worth real)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public SET enable_seqscan = off SET enable_indexscan = off AS $$
BEGIN
    RETURN QUERY EXECUTE 'SELECT s.ticket_id, ts_rank(s.record_terms, $2) FROM ticket_search s
                           WHERE s.tenant_id = current_tenant() AND s.all_terms @@ $1 LIMIT $3'
        USING rare, question, most;
END $$;
