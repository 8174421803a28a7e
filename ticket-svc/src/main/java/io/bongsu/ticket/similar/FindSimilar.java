package io.bongsu.ticket.similar;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.similar.Similar.AssigneeSuggestion;
import io.bongsu.ticket.similar.Similar.Item;
import io.bongsu.ticket.similar.Similar.QueueSuggestion;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the nearest neighbours of a ticket among the tenant's own, and asks them where they went. */
@Component
class FindSimilar {
    /** Less alike is not alike. */
    private static final double LEAST = 0.15;

    private static final int VOTERS = 10;

    private final SimilarRepository repository;
    private final WordCounts words;
    private final Tickets tickets;
    private final TenantTransaction transaction;

    FindSimilar(SimilarRepository repository, WordCounts words, Tickets tickets, TenantTransaction transaction) {
        this.repository = repository;
        this.words = words;
        this.tickets = tickets;
        this.transaction = transaction;
    }

    Mono<Similar> to(String idOrNumber, Viewer viewer, int limit) {
        return tickets.find(idOrNumber, viewer)
                .flatMap(ticket -> compared(
                        Text.of(ticket.content().title(), ticket.content().description()), ticket.id(), limit))
                .as(transaction::run);
    }

    Mono<Similar> to(Text draft, int limit) {
        return compared(draft, null, limit).as(transaction::run);
    }

    private Mono<Similar> compared(Text text, @Nullable UUID itself, int limit) {
        return words.current().flatMap(rarity -> {
            Question question = Question.about(text, rarity);
            Likeness likeness = new Likeness(text, rarity);
            return question == null
                    ? Mono.just(new Similar(List.of(), null, null))
                    : repository
                            .neighbours(question, itself)
                            .map(neighbour -> item(neighbour, likeness))
                            .filter(item -> item.similarity() >= LEAST)
                            .sort(Comparator.comparingDouble(Item::similarity)
                                    .reversed()
                                    .thenComparing(Item::updatedAt, Comparator.reverseOrder()))
                            .collectList()
                            .map(items -> answer(items, limit));
        });
    }

    private static Item item(Neighbour neighbour, Likeness likeness) {
        Text text = Text.of(neighbour.title(), neighbour.description());
        return new Item(
                neighbour.id(),
                neighbour.number(),
                neighbour.type(),
                neighbour.state(),
                neighbour.category(),
                neighbour.priority(),
                neighbour.title(),
                neighbour.queue(),
                neighbour.assignee(),
                neighbour.resolution(),
                neighbour.updatedAt(),
                Math.round(likeness.with(text) * 1_000) / 1_000.0,
                likeness.shared(text));
    }

    private static Similar answer(List<Item> items, int limit) {
        List<Item> voters = items.stream().limit(VOTERS).toList();
        return new Similar(
                items.stream().limit(limit).toList(),
                Votes.winner(voters, Item::queue)
                        .map(won -> new QueueSuggestion(won.value(), won.agreeing(), won.of()))
                        .orElse(null),
                Votes.winner(voters, Item::assignee)
                        .map(won -> new AssigneeSuggestion(
                                won.value().id(), won.value().name(), won.agreeing(), won.of()))
                        .orElse(null));
    }
}
