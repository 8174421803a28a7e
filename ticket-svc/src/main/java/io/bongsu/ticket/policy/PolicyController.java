package io.bongsu.ticket.policy;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.ETags;
import io.bongsu.platform.web.MergePatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The policy for people who run the desk. */
@RestController
@RequestMapping("/api/v1/ticket-policies/incident")
@Tag(name = "ticket policies")
class PolicyController {
    private static final Set<String> PATCHABLE = Set.of("openFromSeverity", "resolveOnRecovery", "reopenWithinDays");
    private static final int LONGEST_REOPENING = 90;

    private final PolicyRepository policies;
    private final TenantTransaction transaction;
    private final MergePatch patches;

    PolicyController(PolicyRepository policies, TenantTransaction transaction, MergePatch patches) {
        this.policies = policies;
        this.transaction = transaction;
        this.patches = patches;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(operationId = "readIncidentPolicy", summary = "When situations become incidents; ETag is the version")
    Mono<ResponseEntity<IncidentPolicy>> read() {
        return policies.current().as(transaction::run).map(PolicyController::answer);
    }

    @PatchMapping
    @PreAuthorize("hasAuthority('" + Permission.POLICY_WRITE + "')")
    @Operation(
            operationId = "changeIncidentPolicy",
            summary = "Change it (JSON merge patch); If-Match required",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = IncidentPolicyPatch.class))))
    Mono<ResponseEntity<IncidentPolicy>> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return policies.current()
                .flatMap(current -> {
                    if (ETags.required(ifMatch) != current.version()) {
                        return Mono.error(Failures.preconditionFailed(current));
                    }
                    return policies.store(patched(current, patch))
                            .switchIfEmpty(policies.current()
                                    .flatMap(newer -> Mono.error(Failures.preconditionFailed(newer))));
                })
                .as(transaction::run)
                .map(PolicyController::answer);
    }

    private IncidentPolicy patched(IncidentPolicy current, JsonNode patch) {
        IncidentPolicyPatch wish = patches.apply(
                new IncidentPolicyPatch(
                        current.openFromSeverity(), current.resolveOnRecovery(), current.reopenWithinDays()),
                patch,
                IncidentPolicyPatch.class,
                PATCHABLE);
        Integer severity = wish.openFromSeverity();
        Boolean resolve = wish.resolveOnRecovery();
        if (severity == null || severity < 1 || severity > 5) {
            throw Failures.invalid("/openFromSeverity", "out-of-range", "A severity is 1 to 5.");
        }
        if (resolve == null) {
            throw Failures.invalid("/resolveOnRecovery", "required", "true or false.");
        }
        Integer reopen = wish.reopenWithinDays();
        if (reopen == null || reopen < 0 || reopen > LONGEST_REOPENING) {
            throw Failures.invalid("/reopenWithinDays", "out-of-range", "0 to " + LONGEST_REOPENING + " days.");
        }
        return new IncidentPolicy(severity, resolve, reopen, current.version());
    }

    private static ResponseEntity<IncidentPolicy> answer(IncidentPolicy policy) {
        return ResponseEntity.ok().eTag(ETags.of(policy.version())).body(policy);
    }
}
