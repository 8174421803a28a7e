package io.bongsu.ticket.similar;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.ticket.similar.Similar.Item;
import io.bongsu.ticket.similar.Votes.Winner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VotesTest {

    @Test
    void whereMostOfTheSimilarWentIsSuggestedWithHowManyAgree() {
        List<Item> items = List.of(went("net", 0.5), went("erp", 0.6), went("net", 0.5), went(null, 0.2));
        assertThat(Votes.winner(items, Item::queue)).contains(new Winner<>("net", 2, 4));
    }

    @Test
    void oneTicketAloneSuggestsNothing() {
        assertThat(Votes.winner(List.of(went("net", 0.9)), Item::queue)).isEmpty();
        assertThat(Votes.winner(List.<Item>of(), Item::queue)).isEmpty();
    }

    @Test
    void aScatteredVoteSuggestsNothing() {
        List<Item> items =
                List.of(went("a", 0.5), went("a", 0.5), went("b", 0.5), went("c", 0.5), went("d", 0.5), went("e", 0.5));
        assertThat(Votes.winner(items, Item::queue)).isEmpty();
    }

    private static Item went(@Nullable String queue, double similarity) {
        return new Item(
                UUID.randomUUID(),
                "INC-2026-000001",
                "incident",
                "closed",
                "closed",
                3,
                "t",
                queue,
                null,
                null,
                Instant.EPOCH,
                similarity,
                List.of());
    }
}
