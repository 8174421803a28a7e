package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.contracts.EntityRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteTest {
    private static final UUID TENANT = new UUID(0, 1);

    private final TenantSeries series = new TenantSeries(TENANT, new AtomicBoolean(true));
    private final Sighting sighting =
            new Sighting(EntityRef.named(TENANT, "host", "h"), List.of(), Map.of(), List.of(), "otlp");

    @Test
    void manyNewSeriesAreStoredInPiecesBetweenWhichOthersTakeTurns() {
        Write write = new Write(TENANT, points(10_000), List.of(sighting));

        List<Write> pieces = write.pieces(22_000);

        assertThat(pieces).hasSize(5).allMatch(piece -> piece.weight() <= 22_000);
        assertThat(pieces.stream().flatMap(piece -> values(piece).stream()).toList())
                .isEqualTo(values(write));
        assertThat(pieces)
                .extracting(Write::sightings)
                .containsExactly(List.of(sighting), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void anOrdinaryRequestStaysWhole() {
        Write write = new Write(TENANT, points(1_000), List.of(sighting));

        assertThat(write.pieces(22_000)).containsExactly(write);
    }

    private Points points(int count) {
        Points points = new Points(count);
        for (int i = 0; i < count; i++) {
            LiveSeries one =
                    series.create(i, new Series("m", Labels.of(Map.of("i", "" + i)), "gauge", "", Labels.NONE, null));
            points.add(one, 1_000L + i, i);
        }
        return points;
    }

    private static List<String> values(Write write) {
        Points points = write.points();
        return IntStream.range(0, points.size())
                .mapToObj(i -> points.time(i) + " " + points.value(i))
                .toList();
    }
}
