package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.resource.Labels;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HeadsTest {
    private static final long NOW = 1_800_000_000_000L;

    private final Heads heads = new Heads(10);
    private final LiveSeries series = new TenantSeries(new UUID(0, 1), new AtomicBoolean(true))
            .create(1, new Series("m", Labels.of(Map.of()), "gauge", "", Labels.NONE, null));

    @Test
    void whatIsCommittedWhileOlderRecordsAreReplayedComesAfterThem() {
        heads.replaying();
        heads.apply(10, sample(NOW, 2), NOW);
        heads.apply(11, sample(NOW + 1, 3), NOW);
        heads.replay(5, sample(NOW, 1), NOW);
        assertThat(values()).containsExactly(1);

        heads.live(NOW);

        assertThat(values()).as("of two at one time the older stays").containsExactly(1, 3);
        assertThat(heads.apply(12, sample(NOW + 2, 4), NOW)).isOne();
        assertThat(values()).containsExactly(1, 3, 4);
    }

    @Test
    void nothingIsSealedOrDroppedBeforeAllIsReplayed() {
        heads.replaying();
        heads.replay(5, sample(NOW, 1), NOW);
        heads.apply(10, sample(NOW + 1, 2), NOW);

        heads.detachAll();
        heads.detachDue(NOW + 86_400_000);
        assertThat(heads.next()).isEmpty();
        assertThat(heads.oldestSeq()).isZero();

        heads.live(NOW);
        assertThat(heads.oldestSeq()).isEqualTo(5);
        heads.detachAll();
        assertThat(heads.next().orElseThrow().lastSeq()).isEqualTo(10);
    }

    @Test
    void whatWaitsForTheReplayHasABound() {
        Points million = new Points(1_000_000);
        for (int i = 0; i < 1_000_000; i++) {
            million.add(series, NOW, 1);
        }
        heads.replaying();
        for (int seq = 1; seq < 8; seq++) {
            heads.apply(seq, million, NOW);
        }
        assertThat(heads.hasRoom()).isTrue();
        heads.apply(8, million, NOW);
        assertThat(heads.hasRoom()).isFalse();

        heads.live(NOW);
        assertThat(heads.hasRoom()).isTrue();
    }

    @Test
    void aRateThatFillsMemorySealsTheFullestWindowsBeforeTheyAreOver() {
        long later = NOW + Windows.LENGTH;
        for (int i = 0; i < 6; i++) {
            heads.apply(1 + i, sample(NOW + i, i), NOW);
        }
        for (int i = 0; i < 4; i++) {
            heads.apply(7 + i, sample(later + i, i), NOW);
        }
        heads.detachDue(NOW);
        assertThat(heads.next()).as("just as many as fit").isEmpty();

        heads.apply(11, sample(later + 4, 4), NOW);
        heads.detachDue(NOW);

        OpenWindow piece = heads.next().orElseThrow();
        assertThat(piece.samples()).isEqualTo(6);
        assertThat(heads.apply(12, sample(NOW + 6, 6), NOW)).isOne();
        heads.sealed(piece);
        assertThat(heads.next())
                .as("what came after the piece waits for the next")
                .isEmpty();
        assertThat(values()).containsExactly(0, 1, 2, 3, 4, 6);
    }

    private Points sample(long at, double value) {
        Points one = new Points(1);
        one.add(series, at, value);
        return one;
    }

    private double[] values() {
        Gathered all = new Gathered();
        series.gather(all, 0, Long.MAX_VALUE / 2);
        return Arrays.copyOf(all.values(), all.size());
    }
}
