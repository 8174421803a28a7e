package io.bongsu.contracts.access;

/** What a caller may do, as written in {@code @PreAuthorize("hasAuthority('ticket:read')")}. */
public final class Permission {
    public static final String TELEMETRY_READ = "telemetry:read";
    /** Delete what was collected. */
    public static final String TELEMETRY_WRITE = "telemetry:write";

    public static final String INGEST_KEY_WRITE = "ingest-key:write";
    public static final String ALERT_READ = "alert:read";
    public static final String ALERT_WRITE = "alert:write";
    public static final String SITUATION_READ = "situation:read";
    public static final String SITUATION_WRITE = "situation:write";
    public static final String RULE_READ = "rule:read";
    public static final String RULE_WRITE = "rule:write";
    public static final String TICKET_READ = "ticket:read";
    public static final String TICKET_WRITE = "ticket:write";
    /** Open tickets and follow one's own. */
    public static final String TICKET_REQUEST = "ticket:request";

    public static final String POLICY_WRITE = "policy:write";
    public static final String PERSON_READ = "person:read";
    public static final String ENTITY_READ = "entity:read";
    public static final String ENTITY_WRITE = "entity:write";
    public static final String COST_READ = "cost:read";
    public static final String COST_WRITE = "cost:write";
    public static final String BUDGET_WRITE = "budget:write";

    private Permission() {}
}
