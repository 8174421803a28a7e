package io.bongsu.ticket.policy;

/**
 * When does a situation become an incident?
 *
 * @param openFromSeverity least severity that opens one, 1 to 5
 * @param resolveOnRecovery recovery resolves what nobody touched
 * @param version 0 while nobody changed the defaults
 */
public record IncidentPolicy(int openFromSeverity, boolean resolveOnRecovery, long version) {
    static final IncidentPolicy DEFAULT = new IncidentPolicy(3, true, 0);
}
