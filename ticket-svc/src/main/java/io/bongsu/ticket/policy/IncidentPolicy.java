package io.bongsu.ticket.policy;

/**
 * When does a situation become an incident, and when is one worked on again?
 *
 * @param openFromSeverity least severity that opens one, 1 to 5
 * @param resolveOnRecovery recovery resolves what nobody touched
 * @param reopenWithinDays how long what the requester writes brings a resolved incident or request back; 0 never
 * @param version 0 while nobody changed the defaults
 */
public record IncidentPolicy(int openFromSeverity, boolean resolveOnRecovery, int reopenWithinDays, long version) {
    static final IncidentPolicy DEFAULT = new IncidentPolicy(3, true, 7, 0);
}
