package io.bongsu.ticket.presence;

import io.bongsu.contracts.access.Permission;
import io.bongsu.contracts.ticket.PeoplePresent;
import io.bongsu.platform.messaging.Outbox;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.presence.PresenceRepository.Said;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Presence over HTTP: staff only. News of it comes with the live stream. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
@Tag(name = "presence")
class PresenceController {
    private static final Duration SEEN = Duration.ofSeconds(40);
    private static final Duration TYPING = Duration.ofSeconds(8);

    private final PresenceRepository presence;
    private final Tickets tickets;
    private final Outbox outbox;
    private final TenantTransaction transaction;

    PresenceController(PresenceRepository presence, Tickets tickets, Outbox outbox, TenantTransaction transaction) {
        this.presence = presence;
        this.tickets = tickets;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** @param typing writes an answer just now */
    record PresenceWish(boolean typing) {}

    /** Who is where. */
    record Presence(List<PeoplePresent> items) {}

    @GetMapping("/presence")
    @Operation(operationId = "listPresence", summary = "Who has which ticket open now")
    Mono<Presence> list() {
        return presence.anywhere(tickets.now()).map(Presence::new).as(transaction::run);
    }

    @PutMapping("/tickets/{idOrNumber}/presence")
    @Operation(
            operationId = "showPresence",
            summary = "Say that the caller has this ticket open",
            description = "Holds for 40 seconds, typing for 8: say it again while it is so.")
    Mono<PeoplePresent> show(
            @PathVariable String idOrNumber,
            @Valid @RequestBody PresenceWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Instant now = tickets.now();
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> {
                    Said said = new Said(
                            ticket.id(), caller.id(), caller.name(), wish.typing(), now.plus(TYPING), now.plus(SEEN));
                    return presence.say(said, now)
                            .flatMap(news -> present(ticket.id(), now)
                                    .flatMap(people -> news
                                            ? outbox.add(ticket.id(), people).thenReturn(people)
                                            : Mono.just(people)));
                })
                .as(transaction::run);
    }

    @DeleteMapping("/tickets/{idOrNumber}/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "endPresence", summary = "Say that the caller has left this ticket")
    Mono<Void> end(@PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> presence.leave(ticket.id(), caller.id())
                        .filter(left -> left)
                        .flatMap(left -> present(ticket.id(), tickets.now()))
                        .flatMap(people -> outbox.add(ticket.id(), people)))
                .as(transaction::run);
    }

    private Mono<PeoplePresent> present(UUID ticket, Instant now) {
        return presence.present(List.of(ticket), now).map(List::getFirst);
    }
}
