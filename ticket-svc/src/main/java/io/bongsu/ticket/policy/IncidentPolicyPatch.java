package io.bongsu.ticket.policy;

import org.jspecify.annotations.Nullable;

/** What of the policy can be changed; fields left out stay. */
record IncidentPolicyPatch(
        @Nullable Integer openFromSeverity,
        @Nullable Boolean resolveOnRecovery,
        @Nullable Integer reopenWithinDays) {}
