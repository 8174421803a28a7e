package io.bongsu.collector.metrics;

import io.bongsu.collector.codec.WalRecord;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.platform.tenancy.Tenant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one commit stores of one tenant.
 *
 * @param seq number of its record; 0 when it has no samples
 */
@SuppressWarnings("ArrayRecordComponent") // carries bytes, is never compared
record Portion(
        Tenant tenant,
        Points points,
        List<Sighting> sightings,
        long seq,
        byte[] record,
        Collection<SeriesRepository.Definition> definitions) {

    static Portion of(Tenant tenant, List<Write> writes, long seq, SeriesBook book) {
        Points points = points(writes);
        List<Sighting> sightings = new ArrayList<>();
        writes.forEach(write -> sightings.addAll(write.sightings()));
        if (points.size() == 0) {
            return new Portion(tenant, points, sightings, 0, new byte[0], List.of());
        }
        points.replaceGone(series -> book.resolve(tenant.id(), series.series()));
        return new Portion(tenant, points, sightings, seq, record(points), definitions(points));
    }

    private static Points points(List<Write> writes) {
        if (writes.size() == 1) {
            return writes.getFirst().points();
        }
        Points all =
                new Points(writes.stream().mapToInt(one -> one.points().size()).sum());
        writes.forEach(write -> all.add(write.points()));
        return all;
    }

    private static byte[] record(Points points) {
        int n = points.size();
        long[] ids = new long[n];
        for (int i = 0; i < n; i++) {
            ids[i] = points.series(i).id();
        }
        return WalRecord.encode(ids, points.times(), points.values(), n);
    }

    private static Collection<SeriesRepository.Definition> definitions(Points points) {
        if (points.undefined() == 0) {
            return List.of();
        }
        Map<LiveSeries, SeriesRepository.Definition> missing = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            LiveSeries series = points.series(i);
            if (!series.isDefined()) {
                int day = Windows.day(points.time(i));
                missing.merge(
                        series, new SeriesRepository.Definition(series, day), (a, b) -> a.day() >= b.day() ? a : b);
            }
        }
        return missing.values();
    }
}
