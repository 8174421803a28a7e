package io.bongsu.ticket.watch;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.people.People;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Watchers of a ticket over HTTP. Saying it twice is the same as saying it once. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/watchers")
@Tag(name = "tickets")
class WatcherController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.TICKET_WRITE + "')";

    private final WatcherRepository watchers;
    private final Tickets tickets;
    private final People people;
    private final TenantTransaction transaction;

    WatcherController(WatcherRepository watchers, Tickets tickets, People people, TenantTransaction transaction) {
        this.watchers = watchers;
        this.tickets = tickets;
        this.people = people;
        this.transaction = transaction;
    }

    record Watchers(List<Person> items) {}

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listTicketWatchers", summary = "Who watches a ticket")
    Mono<Watchers> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> watchers.of(ticket.id()).collectList())
                .map(Watchers::new)
                .as(transaction::run);
    }

    @PutMapping("/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(WRITE)
    @Operation(operationId = "watchTicket", summary = "Let a person watch a ticket; me is the caller")
    Mono<Void> watch(
            @PathVariable String idOrNumber,
            @PathVariable String personId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return people.assignable(id(personId, caller), caller)
                .map(person -> new Person(person.id(), person.name()))
                .flatMap(person -> tickets.locked(idOrNumber, Viewer.of(caller))
                        .flatMap(ticket -> watchers.add(ticket.id(), person, tickets.now())
                                .filter(added -> added)
                                .flatMap(added -> tickets.remark(
                                        ticket,
                                        Actor.of(caller),
                                        Entry.change(Visibility.INTERNAL, "watchers", null, person.name()))))
                        .as(transaction::run));
    }

    @DeleteMapping("/{personId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(WRITE)
    @Operation(operationId = "unwatchTicket", summary = "A person does not watch a ticket any more; me is the caller")
    Mono<Void> unwatch(
            @PathVariable String idOrNumber,
            @PathVariable String personId,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        String id = id(personId, caller);
        return tickets.locked(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> watchers.of(ticket.id())
                        .collectList()
                        .flatMap(all -> Mono.justOrEmpty(all.stream()
                                .filter(person -> person.id().equals(id))
                                .findFirst()))
                        .flatMap(person -> watchers.remove(ticket.id(), id)
                                .then(tickets.remark(
                                        ticket,
                                        Actor.of(caller),
                                        Entry.change(Visibility.INTERNAL, "watchers", person.name(), null)))))
                .as(transaction::run);
    }

    private static String id(String personId, Caller caller) {
        return "me".equals(personId) ? caller.id() : personId;
    }
}
