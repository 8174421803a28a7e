package io.bongsu.contracts.access;

import static io.bongsu.contracts.access.Permission.ALERT_READ;
import static io.bongsu.contracts.access.Permission.ALERT_WRITE;
import static io.bongsu.contracts.access.Permission.BUDGET_WRITE;
import static io.bongsu.contracts.access.Permission.COST_READ;
import static io.bongsu.contracts.access.Permission.COST_WRITE;
import static io.bongsu.contracts.access.Permission.ENTITY_READ;
import static io.bongsu.contracts.access.Permission.ENTITY_WRITE;
import static io.bongsu.contracts.access.Permission.INGEST_KEY_WRITE;
import static io.bongsu.contracts.access.Permission.PERSON_READ;
import static io.bongsu.contracts.access.Permission.POLICY_WRITE;
import static io.bongsu.contracts.access.Permission.RULE_READ;
import static io.bongsu.contracts.access.Permission.RULE_WRITE;
import static io.bongsu.contracts.access.Permission.SITUATION_READ;
import static io.bongsu.contracts.access.Permission.SITUATION_WRITE;
import static io.bongsu.contracts.access.Permission.TELEMETRY_READ;
import static io.bongsu.contracts.access.Permission.TELEMETRY_WRITE;
import static io.bongsu.contracts.access.Permission.TICKET_READ;
import static io.bongsu.contracts.access.Permission.TICKET_REQUEST;
import static io.bongsu.contracts.access.Permission.TICKET_WRITE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles of the identity provider and the permissions each carries: the one place where they meet. */
public enum Role {
    ADMIN(Set.of(
            TELEMETRY_READ,
            TELEMETRY_WRITE,
            INGEST_KEY_WRITE,
            ALERT_READ,
            ALERT_WRITE,
            SITUATION_READ,
            SITUATION_WRITE,
            RULE_READ,
            RULE_WRITE,
            TICKET_READ,
            TICKET_WRITE,
            TICKET_REQUEST,
            POLICY_WRITE,
            PERSON_READ,
            ENTITY_READ,
            ENTITY_WRITE,
            COST_READ,
            COST_WRITE,
            BUDGET_WRITE)),
    OPERATOR(Set.of(
            TELEMETRY_READ,
            ALERT_READ,
            ALERT_WRITE,
            SITUATION_READ,
            SITUATION_WRITE,
            RULE_READ,
            RULE_WRITE,
            TICKET_READ,
            TICKET_WRITE,
            TICKET_REQUEST,
            PERSON_READ,
            ENTITY_READ,
            ENTITY_WRITE,
            COST_READ)),
    AGENT(Set.of(
            TICKET_READ,
            TICKET_WRITE,
            TICKET_REQUEST,
            PERSON_READ,
            ALERT_READ,
            ALERT_WRITE,
            SITUATION_READ,
            RULE_READ,
            TELEMETRY_READ,
            ENTITY_READ)),
    REQUESTER(Set.of(TICKET_REQUEST)),
    FINANCE(Set.of(COST_READ, COST_WRITE, BUDGET_WRITE, ENTITY_READ)),
    VIEWER(Set.of(
            TELEMETRY_READ, ALERT_READ, SITUATION_READ, RULE_READ, TICKET_READ, PERSON_READ, ENTITY_READ, COST_READ));

    @SuppressWarnings("ImmutableEnumChecker") // always a Set.of
    private final Set<String> permissions;

    Role(Set<String> permissions) {
        this.permissions = permissions;
    }

    public Set<String> permissions() {
        return permissions;
    }

    /** The permissions of a role as the identity provider spells it; none for a role that is not ours. */
    public static Set<String> permissionsOf(String role) {
        return Arrays.stream(values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(role))
                .flatMap(known -> known.permissions.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
