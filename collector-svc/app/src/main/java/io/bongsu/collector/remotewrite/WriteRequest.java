package io.bongsu.collector.remotewrite;

import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.SeriesBook;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code prometheus.WriteRequest}: each series' label section is hashed as it stands and looked up; only what was never
 * seen is taken apart. One thread, one request.
 *
 * <pre>
 * WriteRequest: 1 TimeSeries*, 3 MetricMetadata*      TimeSeries: 1 Label*, 2 Sample*, 3 Exemplar*, 4 Histogram*
 * Sample: 1 double value, 2 int64 timestamp (ms)      Label: 1 name, 2 value
 * </pre>
 */
final class WriteRequest {
    private static final int FIELD_1 = 10; // tag of a delimited field 1, and so on
    private static final int FIELD_2 = 18;
    private static final int FIELD_3 = 26;
    private static final int FIELD_4 = 34;
    private static final int VALUE = 9;
    private static final int TIMESTAMP = 16;
    private static final List<String> TYPES =
            List.of("unknown", "counter", "gauge", "histogram", "gaugehistogram", "summary", "info", "stateset");

    private final UUID tenant;
    private final SeriesBook book;
    private final Aliases aliases;
    private final Bounds bounds;
    private final KeyedHash hash;
    private final Refusals refusals = new Refusals();
    private final Points points = new Points(1024);
    private Wire wire = new Wire(new byte[0]);

    /** Which samples are believed, in milliseconds; how many labels a series may have. */
    record Bounds(long oldest, long newest, int labels) {}

    WriteRequest(UUID tenant, SeriesBook book, Aliases aliases, Bounds bounds) {
        this.tenant = tenant;
        this.book = book;
        this.aliases = aliases;
        this.bounds = bounds;
        this.hash = new KeyedHash(tenant);
    }

    Points points() {
        return points;
    }

    Refusals refusals() {
        return refusals;
    }

    void read(byte[] body, int length) {
        wire = new Wire(body);
        while (wire.at < length) {
            int tag = (int) wire.varint(length);
            if (tag == FIELD_1) {
                timeSeries(wire.delimited(length));
            } else if (tag == FIELD_3) {
                metadata(wire.delimited(length));
            } else {
                wire.skip(tag, length);
            }
        }
    }

    private void timeSeries(int end) {
        int labels = wire.at;
        while (wire.at < end && wire.bytes[wire.at] == FIELD_1) {
            wire.at++;
            wire.at = wire.delimited(end);
        }
        int samples = wire.at;
        LiveSeries series = series(labels, samples);
        wire.at = samples;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case FIELD_1 -> throw wire.malformed("labels of a series stand after its samples");
                case FIELD_2 -> sample(series, wire.delimited(end));
                case FIELD_4 -> {
                    refusals.add("native histograms are not kept yet", name(series), 1);
                    wire.at = wire.delimited(end);
                }
                default -> wire.skip(tag, end); // exemplars are not kept
            }
        }
    }

    private static String name(@Nullable LiveSeries series) {
        return series == null ? "a series that was refused" : series.stored().metric();
    }

    private @Nullable LiveSeries series(int from, int to) {
        hash.of(wire.bytes, from, to);
        long high = hash.high();
        long low = hash.low();
        LiveSeries known = aliases.find(high, low);
        if (known != null) {
            return known;
        }
        SeriesLabels labels = new SeriesLabels(bounds.labels());
        labels.read(wire, from, to);
        if (!labels.problem().isEmpty()) {
            refusals.add(labels.problem(), labels.metric(), 0);
            return null;
        }
        LiveSeries found = book.resolve(tenant, labels.series(tenant));
        if (found == null) {
            refusals.add(book.refusal(tenant, labels.metric()), labels.metric(), 0);
            return null;
        }
        aliases.learn(high, low, found);
        return found;
    }

    private void sample(@Nullable LiveSeries series, int end) {
        long bits = 0;
        long at = 0;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == VALUE) {
                bits = wire.fixed64(end);
            } else if (tag == TIMESTAMP) {
                at = wire.varint(end);
            } else {
                wire.skip(tag, end);
            }
        }
        if (series == null) {
            refusals.lost();
        } else if (at < bounds.oldest()) {
            refusals.add("the timestamp is older than what is kept", name(series), 1);
        } else if (at > bounds.newest()) {
            refusals.add("the timestamp is too far in the future", name(series), 1);
        } else {
            points.add(series, at, Double.longBitsToDouble(bits));
        }
    }

    /** MetricMetadata: 1 type, 2 metric, 4 help, 5 unit. */
    private void metadata(int end) {
        int type = 0;
        String metric = "";
        String unit = "";
        try {
            while (wire.at < end) {
                int tag = (int) wire.varint(end);
                if (tag == 8) {
                    type = (int) wire.varint(end);
                } else if (tag == FIELD_2 || tag == 42) {
                    int to = wire.delimited(end);
                    String text = wire.text(wire.at, to);
                    wire.at = to;
                    metric = tag == FIELD_2 ? text : metric;
                    unit = tag == FIELD_2 ? unit : text;
                } else {
                    wire.skip(tag, end);
                }
            }
        } catch (CharacterCodingException e) {
            throw wire.malformed("metadata are not valid UTF-8");
        }
        String kind = type >= 0 && type < TYPES.size() ? TYPES.get(type) : TYPES.getFirst();
        book.describe(tenant, new Metadata(metric, kind, unit));
    }
}
