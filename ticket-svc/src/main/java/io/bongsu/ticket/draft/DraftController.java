package io.bongsu.ticket.draft;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.draft.DraftRepository.Draft;
import io.bongsu.ticket.ticket.Bounds;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One's own drafts over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/drafts")
@PreAuthorize("hasAnyAuthority('" + Permission.TICKET_WRITE + "', '" + Permission.TICKET_REQUEST + "')")
@Tag(name = "tickets")
class DraftController {
    private final DraftRepository drafts;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    DraftController(DraftRepository drafts, Tickets tickets, TenantTransaction transaction) {
        this.drafts = drafts;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    /** @param body as typed so far; empty: there is none any more */
    record DraftWish(
            @NotNull @Size(max = 20_000) @Pattern(regexp = Bounds.TEXT, message = Bounds.TEXT_MEANS)
            String body) {}

    record Drafts(List<Draft> items) {}

    @GetMapping
    @Operation(operationId = "listTicketDrafts", summary = "What the caller wrote on this ticket and did not send yet")
    Mono<Drafts> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> drafts.of(ticket.id(), caller.id()).collectList())
                .map(Drafts::new)
                .as(transaction::run);
    }

    @PutMapping("/{visibility}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "keepTicketDraft", summary = "Keep what is typed so far; public or internal")
    Mono<Void> keep(
            @PathVariable String idOrNumber,
            @PathVariable String visibility,
            @Valid @RequestBody DraftWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (!visibility.equals("public") && !visibility.equals("internal")) {
            throw Failures.notFound("kind of message");
        }
        if (visibility.equals("internal") && !caller.may(Permission.TICKET_WRITE)) {
            throw new AccessDeniedException("internal notes are for those who work on tickets");
        }
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> wish.body().isBlank()
                        ? drafts.drop(ticket.id(), caller.id(), visibility)
                        : drafts.keep(ticket.id(), caller.id(), new Draft(visibility, wish.body(), tickets.now())))
                .as(transaction::run);
    }
}
