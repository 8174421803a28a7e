package io.bongsu.ticket.assignment;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How queues' tickets find somebody, over HTTP. */
@RestController
@RequestMapping("/api/v1/queue-assignments")
@Tag(name = "automation")
class AssignmentController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final KeepAssignments assignments;

    AssignmentController(KeepAssignments assignments) {
        this.assignments = assignments;
    }

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listQueueAssignments", summary = "Queues whose tickets find somebody by themselves")
    Mono<Page<QueueAssignment>> list() {
        return assignments.all().map(all -> new Page<>(all, null, null));
    }

    @PostMapping
    @PreAuthorize(WRITE)
    @Operation(operationId = "createQueueAssignment", summary = "Say how a queue's tickets find somebody")
    Mono<ResponseEntity<QueueAssignment>> create(
            @Valid @RequestBody QueueWish wish, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return assignments
                .create(wish, caller)
                .map(kept -> ResponseEntity.created(URI.create("/api/v1/queue-assignments/" + kept.id()))
                        .eTag(ETags.of(1))
                        .body(kept));
    }

    @PutMapping("/{id}")
    @PreAuthorize(WRITE)
    @Operation(operationId = "changeQueueAssignment", summary = "Replace it; If-Match required")
    Mono<ResponseEntity<QueueAssignment>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody QueueWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return assignments
                .change(id, ETags.required(ifMatch), wish, caller)
                .map(kept -> ResponseEntity.ok().eTag(ETags.of(kept.version())).body(kept));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteQueueAssignment", summary = "Sort the queue by hand again; If-Match required")
    Mono<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return assignments.delete(id, ETags.required(ifMatch));
    }
}
