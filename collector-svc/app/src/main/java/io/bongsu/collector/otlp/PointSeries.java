package io.bongsu.collector.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Metadata;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.metrics.SeriesBook;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.collector.wire.KeyedHash;
import io.bongsu.collector.wire.Wire;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The series of the point that is read now, found by a hash of the bytes that name it: resource, metric, attributes. Only what
 * was never seen is taken apart. One thread, one request.
 */
final class PointSeries {
    private final UUID tenant;
    private final SeriesBook book;
    private final Aliases aliases;
    private final int mostLabels;
    private final KeyedHash hash;
    private KnownResources.Known resource = KnownResources.NONE;
    private long resourceHigh;
    private long resourceLow;
    private String metric = "";
    private String kind = "";
    private String unit = "";
    private String description = "";
    private long metricHigh;
    private long metricLow;
    private Wire wire = new Wire(new byte[0], "");
    private int from;
    private int to;
    private @Nullable List<KeyValue> attributes;
    private long high;
    private long low;
    private @Nullable LiveSeries found;
    private @Nullable Part foundPart;
    private long foundBits;

    PointSeries(UUID tenant, SeriesBook book, Aliases aliases, KeyedHash hash, int mostLabels) {
        this.tenant = tenant;
        this.book = book;
        this.aliases = aliases;
        this.hash = hash;
        this.mostLabels = mostLabels;
    }

    void resource(KnownResources.Known known, long knownHigh, long knownLow) {
        resource = known;
        resourceHigh = knownHigh;
        resourceLow = knownLow;
    }

    void metric(Wire at, Region name, String text, String type, String measuredIn, String help) {
        wire = at;
        metric = text;
        kind = type;
        unit = measuredIn;
        description = help;
        hash.of(resourceHigh, resourceLow, at.bytes, name.from(), name.to());
        metricHigh = hash.high();
        metricLow = hash.low();
    }

    void point(Region attributesOfPoint) {
        from = attributesOfPoint.from();
        to = attributesOfPoint.to();
        attributes = null;
        foundPart = null;
        hash.of(metricHigh, metricLow, wire.bytes, from, to);
        high = hash.high();
        low = hash.low();
    }

    String where() {
        return "metric " + Rejections.quoted(metric);
    }

    String metric() {
        return metric;
    }

    /** Why this metric gets no further series. */
    String refusal(Part part) {
        return book.refusal(tenant, metric + part.suffix());
    }

    /** Asked for twice in a row by most points: whether to take it, then to take it. */
    @Nullable
    LiveSeries known(Part part, long bits) {
        if (part != foundPart || bits != foundBits || found == null) {
            hash.of(high, low, part.number(), bits);
            found = aliases.find(hash.high(), hash.low());
            foundPart = part;
            foundBits = bits;
        }
        return found;
    }

    /** The series; null when its metric or tenant has too many. Its labels must be without {@link #problem}. */
    @Nullable
    LiveSeries get(Part part, long bits) {
        LiveSeries one = known(part, bits);
        if (one != null) {
            return one;
        }
        long keyHigh = hash.high();
        long keyLow = hash.low();
        LiveSeries made = book.resolve(tenant, series(part, bits));
        if (made != null) {
            aliases.learn(keyHigh, keyLow, made);
            book.describe(tenant, new Metadata(metric, kind, unit, description));
        }
        return made;
    }

    private Series series(Part part, long bits) {
        TreeMap<String, String> labels = new TreeMap<>(resource.resource().labels());
        for (KeyValue attribute : attributes()) {
            labels.put(attribute.getKey(), Attributes.text(attribute.getValue()));
        }
        part.label(bits, labels);
        return new Series(
                metric + part.suffix(),
                Labels.of(labels),
                kind,
                unit,
                resource.identity(),
                resource.resource().entity());
    }

    /** What is wrong with the labels, empty when nothing is. */
    String problem(int labelsToCome) {
        List<KeyValue> all = attributes();
        int labels = resource.identity().size() + all.size() + labelsToCome;
        if (labels > mostLabels) {
            return "the data point has " + labels + " labels, at most " + mostLabels + " are allowed";
        }
        for (KeyValue attribute : all) {
            if (attribute.getKey().equals(HistogramPart.LABEL)) {
                return "the label " + HistogramPart.LABEL + " is reserved";
            }
            if (!LabelRules.accept(attribute.getKey(), Attributes.text(attribute.getValue()))) {
                return "a label has a name of 1 to 255 and a value of at most 4096 characters, without U+0000";
            }
        }
        for (Map.Entry<String, String> label : resource.resource().labels().entrySet()) {
            if (!LabelRules.accept(label.getKey(), label.getValue())) {
                return "an identifying resource attribute has at most 4096 characters, without U+0000";
            }
        }
        return "";
    }

    /** Nothing is taken, but what stands there must be attributes. */
    void check() {
        attributes();
    }

    private List<KeyValue> attributes() {
        List<KeyValue> known = attributes;
        if (known == null) {
            known = read();
            attributes = known;
        }
        return known;
    }

    private List<KeyValue> read() {
        List<KeyValue> all = new ArrayList<>();
        int back = wire.at;
        wire.at = from;
        try {
            while (wire.at < to) {
                wire.varint(to);
                int end = wire.delimited(to);
                all.add(KeyValue.parser().parseFrom(wire.bytes, wire.at, end - wire.at));
                wire.at = end;
            }
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
        wire.at = back;
        return all;
    }
}
