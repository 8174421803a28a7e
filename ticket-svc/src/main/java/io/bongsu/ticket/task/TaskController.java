package io.bongsu.ticket.task;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tasks of a ticket over HTTP, for those who work on tickets. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/tasks")
@Tag(name = "tickets")
class TaskController {
    private static final String WRITE = "hasAuthority('" + Permission.TICKET_WRITE + "')";

    private final Tasks tasks;

    TaskController(Tasks tasks) {
        this.tasks = tasks;
    }

    record TaskList(List<Task> items) {}

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(operationId = "listTicketTasks", summary = "Tasks of a ticket in their order")
    Mono<TaskList> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tasks.of(idOrNumber, caller).map(TaskList::new);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(WRITE)
    @Operation(operationId = "addTicketTask", summary = "Add a task behind the others")
    Mono<Task> add(
            @PathVariable String idOrNumber,
            @Valid @RequestBody TaskWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tasks.add(idOrNumber, wish, caller);
    }

    @PatchMapping("/{taskId}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "changeTicketTask",
            summary = "Change, order, finish or reopen a task (JSON merge patch); If-Match is the task's version",
            description = "409 task-blocked while the task it depends on is open.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = TaskPatch.class))))
    Mono<ResponseEntity<Task>> change(
            @PathVariable String idOrNumber,
            @PathVariable UUID taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tasks.change(idOrNumber, taskId, ETags.required(ifMatch), patch, caller)
                .map(task -> ResponseEntity.ok().eTag(ETags.of(task.version())).body(task));
    }

    @DeleteMapping("/{taskId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(WRITE)
    @Operation(operationId = "removeTicketTask", summary = "Take a task away; If-Match is the task's version")
    Mono<Void> remove(
            @PathVariable String idOrNumber,
            @PathVariable UUID taskId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tasks.remove(idOrNumber, taskId, ETags.required(ifMatch), caller);
    }
}
