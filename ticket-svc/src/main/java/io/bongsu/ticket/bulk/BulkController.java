package io.bongsu.ticket.bulk;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Work on many tickets, and the jobs it becomes, over HTTP. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
@Tag(name = "jobs")
class BulkController {
    private final BulkJobs jobs;

    BulkController(BulkJobs jobs) {
        this.jobs = jobs;
    }

    @PostMapping("/tickets:bulk")
    @ApiResponse(responseCode = "202", description = "Begun; Location is the job")
    @Operation(
            operationId = "changeManyTickets",
            summary = "Do the same to many tickets",
            description =
                    "A job: each ticket by the rules of a single change, those refused are named with the reason.")
    Mono<ResponseEntity<JobView>> begin(
            @Valid @RequestBody BulkWish wish, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return jobs.begin(wish, caller).map(BulkController::accepted);
    }

    @GetMapping("/jobs")
    @Operation(operationId = "listJobs", summary = "The caller's last 20 jobs, the newest first")
    Mono<Page<JobView>> list(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return jobs.all(caller).map(all -> new Page<>(all, null, null));
    }

    @GetMapping("/jobs/{id}")
    @Operation(operationId = "readJob", summary = "How far a job of the caller is")
    Mono<JobView> read(@PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return jobs.read(id, caller);
    }

    @PostMapping("/jobs/{id}/undo")
    @ApiResponse(responseCode = "202", description = "Being taken back")
    @Operation(
            operationId = "undoJob",
            summary = "Put back what a job changed, within ten minutes of its end",
            description = "Tickets whose same fields somebody changed since stay as they are and are named.")
    Mono<ResponseEntity<JobView>> undo(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return jobs.undo(id, caller).map(BulkController::accepted);
    }

    @PostMapping("/jobs/{id}/cancel")
    @ApiResponse(responseCode = "202", description = "What was not begun is left out")
    @Operation(operationId = "cancelJob", summary = "Stop a job; what it has done stands and can be taken back")
    Mono<ResponseEntity<JobView>> cancel(
            @PathVariable UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return jobs.cancel(id, caller).map(BulkController::accepted);
    }

    private static ResponseEntity<JobView> accepted(JobView job) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/jobs/" + job.id()))
                .body(job);
    }
}
