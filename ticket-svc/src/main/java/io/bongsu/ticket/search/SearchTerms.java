package io.bongsu.ticket.search;

import io.bongsu.platform.database.Write;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Companion;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.PastTicket;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the words of a ticket true to it, in the transaction that changes it. */
@Component
class SearchTerms implements Companion, Wanted {
    private final SearchRepository search;

    SearchTerms(SearchRepository search) {
        this.search = search;
    }

    @Override
    public Flux<Write> kept(@Nullable Ticket before, Ticket after) {
        List<String> texts = texts(after);
        return before != null && texts(before).equals(texts)
                ? Flux.empty()
                : Flux.just(SearchRepository.record(after.id(), Words.vector(texts)));
    }

    private static List<String> texts(Ticket ticket) {
        Content content = ticket.content();
        Person assignee = ticket.assignee();
        List<String> texts = new ArrayList<>(List.of(
                ticket.number(),
                serial(ticket),
                content.title(),
                content.description(),
                ticket.requester().name()));
        texts.add(assignee == null ? "" : assignee.name());
        texts.add(Objects.requireNonNullElse(content.queue(), ""));
        texts.add(Initials.of(content.title()));
        texts.add(Initials.of(ticket.requester().name()));
        texts.add(assignee == null ? "" : Initials.of(assignee.name()));
        return Stream.of(texts.stream(), content.tags().stream(), content.fields().values().values().stream())
                .flatMap(some -> some)
                .toList();
    }

    /** The end of the number without its zeros, as people say it: 123 of INC-2026-000123. */
    private static String serial(Ticket ticket) {
        return ticket.number().replaceFirst(".*-0*", "");
    }

    @Override
    public Flux<Write> said(Ticket ticket, Actor actor, Entry message) {
        return Flux.just(SearchRepository.said(
                ticket.id(),
                message.visibility() == Visibility.PUBLIC,
                Words.vector(List.of(Objects.toString(message.body(), "")))));
    }

    @Override
    public Mono<Void> broughtIn(List<PastTicket> some) {
        return search.record(some.stream()
                .map(past -> new SearchRepository.Terms(
                        past.ticket().id(),
                        Words.vector(texts(past.ticket())),
                        said(past, Visibility.PUBLIC),
                        said(past, Visibility.INTERNAL)))
                .toList());
    }

    private static String said(PastTicket past, Visibility visibility) {
        return Words.vector(past.messages().stream()
                .filter(message -> message.entry().visibility() == visibility)
                .map(message -> Objects.toString(message.entry().body(), ""))
                .toList());
    }

    @Override
    public String query(String typed) {
        return Words.query(typed);
    }
}
