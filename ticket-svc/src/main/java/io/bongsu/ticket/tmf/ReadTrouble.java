package io.bongsu.ticket.tmf;

import io.bongsu.ticket.exchange.ExternalIdRepository;
import io.bongsu.ticket.history.PastEntry;
import io.bongsu.ticket.history.PastEntryRepository;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.bongsu.ticket.tmf.TmfTicketRepository.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells our tickets in TM Forum's words. Call it inside a transaction of the tenant. */
@Component
class ReadTrouble {
    static final String BASE = "/tmf-api/troubleTicket/v5";
    private static final int MOST_NOTES = 200;

    private final Tickets tickets;
    private final TmfTicketRepository rows;
    private final ExternalIdRepository names;
    private final PastEntryRepository history;

    ReadTrouble(Tickets tickets, TmfTicketRepository rows, ExternalIdRepository names, PastEntryRepository history) {
        this.tickets = tickets;
        this.rows = rows;
        this.names = names;
        this.history = history;
    }

    Mono<List<TroubleTicket>> all(List<UUID> ids, Viewer viewer) {
        return Flux.fromIterable(ids)
                .concatMap(id -> tickets.find(id.toString(), viewer))
                .collectList()
                .flatMap(found -> told(found));
    }

    Mono<TroubleTicket> one(Ticket ticket) {
        return told(List.of(ticket)).map(List::getFirst);
    }

    /** Notes are what was said publicly; internal notes never leave by this door. */
    private Mono<List<TroubleTicket>> told(List<Ticket> found) {
        List<UUID> ids = found.stream().map(Ticket::id).toList();
        return rows.said(ids)
                .collectMap(Words::ticket)
                .flatMap(words -> names.of(ids)
                        .collect(Collectors.groupingBy(ExternalIdRepository.Named::ticket))
                        .flatMap(named -> history.messages(ids, MOST_NOTES)
                                .filter(message -> message.entry().visibility() == Visibility.PUBLIC)
                                .collect(Collectors.groupingBy(PastEntry::ticket))
                                .map(notes -> found.stream()
                                        .map(ticket -> told(
                                                ticket,
                                                words.get(ticket.id()),
                                                named.getOrDefault(ticket.id(), List.of()),
                                                notes.getOrDefault(ticket.id(), List.of())))
                                        .toList())));
    }

    private static TroubleTicket told(
            Ticket ticket, @Nullable Words words, List<ExternalIdRepository.Named> named, List<PastEntry> notes) {
        return new TroubleTicket(
                "TroubleTicket",
                ticket.id().toString(),
                BASE + "/troubleTicket/" + ticket.id(),
                ticket.content().title(),
                ticket.content().description(),
                words == null ? Severity.of(ticket.priority()) : words.severity(),
                words == null ? ticket.type() : words.ticketType(),
                Severity.priority(ticket.priority()),
                TroubleStatus.of(ticket.status()),
                ticket.status().resolution(),
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.status().resolvedAt(),
                identifiers(ticket, named),
                parties(ticket),
                notes.stream().map(ReadTrouble::note).toList());
    }

    /** Our own number first: people say it. */
    private static List<TroubleTicket.ExternalId> identifiers(Ticket ticket, List<ExternalIdRepository.Named> named) {
        List<TroubleTicket.ExternalId> ids = new ArrayList<>();
        ids.add(new TroubleTicket.ExternalId("ExternalIdentifier", "bongsu", "number", ticket.number()));
        named.forEach(one -> ids.add(new TroubleTicket.ExternalId(
                "ExternalIdentifier", one.name().owner(), null, one.name().id())));
        return ids;
    }

    private static List<TroubleTicket.Related> parties(Ticket ticket) {
        List<TroubleTicket.Related> parties = new ArrayList<>();
        parties.add(TroubleTicket.Related.of(
                "reporter", ticket.requester().id(), ticket.requester().name()));
        Person assignee = ticket.assignee();
        if (assignee != null) {
            parties.add(TroubleTicket.Related.of("assignee", assignee.id(), assignee.name()));
        }
        return parties;
    }

    private static TroubleTicket.Note note(PastEntry message) {
        return new TroubleTicket.Note(
                "Note",
                Long.toString(message.at().toEpochMilli()),
                message.actor().name(),
                message.at(),
                String.valueOf(message.entry().body()));
    }
}
