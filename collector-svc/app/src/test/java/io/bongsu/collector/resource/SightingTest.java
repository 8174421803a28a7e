package io.bongsu.collector.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.contracts.collector.RelationObserved;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** It is told together with others, so it must be nothing that topology-svc cannot keep. */
class SightingTest {
    private static final UUID TENANT = new UUID(0, 1);

    @Test
    void whatATableDoesNotTakeIsReplaced() {
        Sighting seen = host("a\0b", List.of(new Identifier("host.id", "1\0")), Map.of("os.name\0", "x\0y"));

        assertThat(seen.entity().name()).isEqualTo("a\uFFFDb");
        assertThat(seen.identifiers()).containsExactly(new Identifier("host.id", "1\uFFFD"));
        assertThat(seen.attributes()).isEqualTo(Map.of("os.name\uFFFD", "x\uFFFDy"));
    }

    @Test
    void aLongNameIsCutBetweenLettersAndTheEntityStaysTheSame() {
        EntityRef whole = EntityRef.named(TENANT, "host", "x".repeat(511) + "\uD83D\uDE42" + "y".repeat(4_000));

        Sighting seen =
                new Sighting(whole, List.of(), Map.of(), List.of(new RelationObserved("runsOn", whole, whole)), "otlp");

        assertThat(seen.entity()).isEqualTo(new EntityRef(whole.id(), "host", "x".repeat(511)));
        assertThat(seen.relations().getFirst().to()).isEqualTo(seen.entity());
    }

    @Test
    void aLongIdentifierIdentifiesNothingAndOfAttributesThereIsAnEnd() {
        Map<String, String> many =
                IntStream.range(0, 500).boxed().collect(Collectors.toMap(i -> "os." + i, i -> "v".repeat(10_000)));

        Sighting seen = host("a", List.of(new Identifier("host.id", "1".repeat(513))), many);

        assertThat(seen.identifiers()).isEmpty();
        assertThat(seen.attributes())
                .hasSize(128)
                .allSatisfy((name, value) -> assertThat(value).hasSize(4_096));
    }

    private static Sighting host(String name, List<Identifier> identifiers, Map<String, String> attributes) {
        return new Sighting(EntityRef.named(TENANT, "host", name), identifiers, attributes, List.of(), "otlp");
    }
}
