package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one sender wants stored. All of it is stored before it is acknowledged; when the store fails some of it may be, and sending
 * it again is harmless.
 *
 * @param source who it is, for the account of what senders cost; null when nobody need know
 */
public record Write(
        UUID tenant,
        Points points,
        List<Sighting> sightings,
        @Nullable Source source) {
    /** A new series is as much work as so many samples: a row, its text, its place in the index. */
    private static final int OF_A_SERIES = 10;

    public Write(UUID tenant, Points points, List<Sighting> sightings) {
        this(tenant, points, sightings, null);
    }

    /**
     * The same in pieces, in order, none heavier than {@code most} unless a single sample is: others take turns between them. The
     * first one has the sightings.
     */
    List<Write> pieces(int most) {
        if (weight() <= most) {
            return List.of(this);
        }
        List<Write> pieces = new ArrayList<>();
        Points piece = new Points(0);
        for (int i = 0; i < points.size(); i++) {
            piece.add(points.series(i), points.time(i), points.value(i));
            if (weight(piece) + 1 + OF_A_SERIES > most || i == points.size() - 1) {
                pieces.add(new Write(tenant, piece, pieces.isEmpty() ? sightings : List.of(), source));
                piece = new Points(0);
            }
        }
        return pieces;
    }

    /** How much work it is to store it, in samples. */
    int weight() {
        return weight(points);
    }

    private static int weight(Points points) {
        return points.size() + OF_A_SERIES * points.undefined();
    }
}
