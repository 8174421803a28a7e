package io.bongsu.collector.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final UUID TENANT = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final News news = new News();

    @Test
    void whatIsNewIsToldAtOnceAndNotAgainWithinAMinute() {
        List<Sighting> fleet = fleet(250);

        assertThat(tell(fleet, NOON)).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(tell(fleet, NOON.plusSeconds(59))).isEmpty();
    }

    @Test
    void aMinuteLaterAHundredAreToldAtATimeUntilAllAre() {
        List<Sighting> fleet = fleet(250);
        tell(fleet, NOON);

        assertThat(tell(fleet, NOON.plusSeconds(60))).extracting(List::size).containsExactly(100);
        assertThat(tell(fleet, NOON.plusSeconds(61))).extracting(List::size).containsExactly(100);
        assertThat(tell(fleet, NOON.plusSeconds(62))).extracting(List::size).containsExactly(50);
        assertThat(tell(fleet, NOON.plusSeconds(63))).isEmpty();
    }

    @Test
    void whoSendsAllOnceAMinuteIsToldAboutWithinTwo() {
        List<Sighting> fleet = fleet(1_000);
        tell(fleet, NOON);
        tell(fleet, NOON.plusSeconds(60));

        assertThat(tell(fleet, NOON.plusSeconds(120)).stream()
                        .mapToInt(List::size)
                        .sum())
                .isGreaterThanOrEqualTo(900);
    }

    @Test
    void whatIsSaidOtherwiseIsNew() {
        tell(List.of(host("a", Map.of("os.version", "1"))), NOON);

        assertThat(tell(List.of(host("a", Map.of("os.version", "2"))), NOON)).hasSize(1);
    }

    @Test
    void longOnesTravelInMessagesThatABrokerTakes() {
        Map<String, String> wordy = Map.of("os.description", "x".repeat(4_000), "os.name", "y".repeat(4_000));
        List<Sighting> fleet =
                IntStream.range(0, 100).mapToObj(i -> host("h" + i, wordy)).toList();

        List<List<Sighting>> messages = tell(fleet, NOON);

        assertThat(messages).hasSizeGreaterThan(1).allMatch(message -> length(message) <= 512 * 1024);
        assertThat(messages.stream().mapToInt(List::size).sum()).isEqualTo(100);
    }

    private List<List<Sighting>> tell(Collection<Sighting> seen, Instant at) {
        List<List<Sighting>> messages = news.of(seen, at);
        messages.forEach(message -> news.told(message, at));
        return messages;
    }

    private static int length(List<Sighting> message) {
        return message.stream().mapToInt(Sighting::length).sum();
    }

    private static List<Sighting> fleet(int size) {
        return IntStream.range(0, size).mapToObj(i -> host("h" + i, Map.of())).toList();
    }

    private static Sighting host(String name, Map<String, String> attributes) {
        return new Sighting(EntityRef.named(TENANT, "host", name), List.of(), attributes, List.of(), "otlp");
    }
}
