package io.bongsu.collector.remotewrite;

import io.bongsu.collector.exemplars.ExemplarSink;
import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.SeriesBook;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.collector.wire.PartPoints;
import io.bongsu.collector.wire.Wire;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.UUID;

/**
 * Reads {@code prometheus.WriteRequest}: each series' label section is hashed as it stands and looked up; only what was never
 * seen is taken apart. One thread, one request.
 *
 * <pre>
 * WriteRequest: 1 TimeSeries*, 3 MetricMetadata*      TimeSeries: 1 Label*, 2 Sample*, 3 Exemplar*, 4 Histogram*
 * Sample: 1 double value, 2 int64 timestamp (ms)      Label: 1 name, 2 value      Histogram: see NativeHistograms
 * </pre>
 */
final class WriteRequest {
    private static final String MESSAGE = "prometheus.WriteRequest";
    private static final int FIELD_1 = 10; // tag of a delimited field 1, and so on
    private static final int FIELD_2 = 18;
    private static final int FIELD_3 = 26;
    private static final int FIELD_4 = 34;
    private static final int FIELD_5 = 42;
    private static final int TYPE = 8;
    private static final long STALE_BITS = 0x7ff0_0000_0000_0002L;
    private static final int VALUE = 9;
    private static final int TIMESTAMP = 16;
    private static final List<String> TYPES =
            List.of("unknown", "counter", "gauge", "histogram", "gaugehistogram", "summary", "info", "stateset");

    private final UUID tenant;
    private final SeriesBook book;
    private final Bounds bounds;
    private final Refusals refusals = new Refusals();
    private final Points points = new Points(1024);
    private final NamedSeries named;
    private final SeenEntities.InRequest entities;
    private final WrittenExemplars exemplars;
    private final NativeHistograms histograms = new NativeHistograms();
    private final PartPoints parts = new PartPoints();
    private boolean complete;
    private Wire wire = new Wire(new byte[0], MESSAGE);

    /** Which samples are believed, in milliseconds; how many labels a series may have. */
    record Bounds(long oldest, long newest, int labels) {}

    WriteRequest(
            Sender sender,
            SeriesBook book,
            Aliases aliases,
            SeenEntities known,
            ExemplarSink exemplars,
            Bounds bounds) {
        this.tenant = sender.tenant().id();
        this.entities = known.new InRequest();
        this.exemplars = new WrittenExemplars(exemplars);
        this.book = book;
        this.bounds = bounds;
        this.named = new NamedSeries(sender, known, book, aliases, refusals, bounds.labels());
    }

    Points points() {
        return points;
    }

    List<Sighting> sightings() {
        return entities.sightings();
    }

    Refusals refusals() {
        return refusals;
    }

    void read(byte[] body, int length) {
        wire = new Wire(body, MESSAGE);
        while (wire.at < length) {
            int tag = (int) wire.varint(length);
            if (tag == FIELD_1) {
                timeSeries(wire.delimited(length), length);
            } else if (tag == FIELD_3) {
                metadata(wire.delimited(length));
            } else {
                wire.skip(tag, length);
            }
        }
    }

    private void timeSeries(int end, int length) {
        named.section(wire, FIELD_1, end, length);
        exemplars.clear();
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case FIELD_1 -> throw wire.malformed("labels of a series stand after its samples");
                case FIELD_2 -> sample(wire.delimited(end));
                case FIELD_3 -> exemplars.add(wire, wire.delimited(end));
                case FIELD_4 -> histogram(wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
        if (!exemplars.isEmpty()) {
            exemplars.offer(wire, named.known());
        }
    }

    private void sample(int end) {
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
        LiveSeries series = named.value();
        if (series == null) {
            refusals.lost();
        } else if (believes(at)) {
            points.add(series, at, Double.longBitsToDouble(bits));
            entities.saw(series.entity());
        }
    }

    private boolean believes(long at) {
        if (at < bounds.oldest()) {
            refusals.add("the timestamp is older than what is kept", named.name(), 1);
        } else if (at > bounds.newest()) {
            refusals.add("the timestamp is too far in the future", named.name(), 1);
        } else {
            return true;
        }
        return false;
    }

    private void histogram(int end) {
        String problem = histograms.read(wire, end);
        if (!problem.isEmpty()) {
            refusals.add(problem, named.name(), 1);
            return;
        }
        if (!believes(histograms.at())) {
            return;
        }
        parts.clear();
        complete = true;
        if (histograms.isStale()) {
            part(HistogramPart.COUNT, Double.longBitsToDouble(STALE_BITS));
        } else {
            histograms.sample().fit();
            histograms.sample().each(this::part);
        }
        if (complete) {
            parts.into(points, histograms.at());
        } else {
            refusals.lost();
        }
    }

    private void part(long code, double value) {
        LiveSeries series = complete ? named.part(code) : null;
        if (series == null) {
            complete = false;
        } else {
            parts.add(series, value);
            entities.saw(series.entity());
        }
    }

    /** MetricMetadata: 1 type, 2 metric, 4 help, 5 unit. */
    private void metadata(int end) {
        int type = 0;
        String metric = "";
        String help = "";
        String unit = "";
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case TYPE -> type = (int) wire.varint(end);
                case FIELD_2 -> metric = text(wire.delimited(end));
                case FIELD_4 -> help = text(wire.delimited(end));
                case FIELD_5 -> unit = text(wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
        String kind = type >= 0 && type < TYPES.size() ? TYPES.get(type) : TYPES.getFirst();
        book.describe(tenant, new Metadata(metric, kind, unit, help));
    }

    private String text(int end) {
        try {
            String text = wire.text(wire.at, end);
            wire.at = end;
            return text;
        } catch (CharacterCodingException e) {
            throw wire.malformed("metadata are not valid UTF-8");
        }
    }
}
