package io.bongsu.bench.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final int SIZE = 5_000;
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private final Corpus corpus = new Corpus(SIZE, NOW);

    @Test
    void sameNumberIsTheSameTicketAndIdsRepeatNowhere() {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < SIZE; i++) {
            Corpus.Ticket ticket = corpus.ticket(i);
            assertThat(new Corpus(SIZE, NOW).ticket(i)).isEqualTo(ticket);
            assertThat(ids.add(ticket.id())).isTrue();
            ticket.messages()
                    .forEach(message -> assertThat(ids.add(message.id())).isTrue());
        }
    }

    @Test
    void deskIsThreeYearsOldOneInTenOpenAndThreeInTenKorean() {
        List<Corpus.Ticket> all =
                IntStream.range(0, SIZE).mapToObj(corpus::ticket).toList();
        assertThat(all.stream().filter(Corpus.Ticket::isOpen).count()).isBetween(SIZE / 12L, SIZE / 8L);
        assertThat(all.stream()
                        .filter(ticket -> ticket.title().matches(".*[가-힣].*"))
                        .count())
                .isBetween(SIZE * 27L / 100, SIZE * 33L / 100);
        assertThat(all).allSatisfy(ticket -> {
            assertThat(ticket.messages()).hasSize(5);
            assertThat(ticket.updatedAt()).isBetween(ticket.createdAt(), NOW.toEpochMilli());
        });
        assertThat(Duration.ofMillis(NOW.toEpochMilli() - all.getFirst().createdAt())
                        .toDays())
                .isBetween(1_090L, 1_096L);
    }

    @Test
    void koreanIsCutIntoPairsAndRowsKeepWhatTheyHold() {
        assertThat(Terms.of(List.of("장애가 Web-12"))).isEqualTo("'장애':11 '애가':12 '가':13 'web':14 '12':15");
        Row row = new Row().add("a\tb\\c").add(null).at(0);
        row.end();
        assertThat(row.take()).isEqualTo("a\\tb\\\\c\t\\N\t1970-01-01T00:00:00Z\n");
        assertThat(row.length()).isZero();
    }
}
