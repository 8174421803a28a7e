package io.bongsu.collector.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.Points;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.metrics.SeriesBook;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.resource.Sighting;
import io.bongsu.collector.wire.KeyedHash;
import io.bongsu.collector.wire.Wire;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.resource.v1.Resource;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Walks an {@code ExportMetricsServiceRequest} down to its metrics without an object per point. Throws when the bytes are no such
 * message or are spelled as no known encoder spells them. One thread, one request.
 */
final class MetricsRequest {
    private static final int FIELD_1 = 1 << 3 | Wire.DELIMITED;
    private static final int FIELD_2 = 2 << 3 | Wire.DELIMITED;
    private static final int FIELD_3 = 3 << 3 | Wire.DELIMITED;

    private final Sender sender;
    private final SeriesBook book;
    private final KnownResources resources;
    private final Wire wire;
    private final KeyedHash hash;
    private final PointSeries series;
    private final Taken taken;
    private final MetricWalk metrics;
    private final List<Sighting> sightings = new ArrayList<>();
    private final Region resource = new Region();

    MetricsRequest(
            Sender sender,
            SeriesBook book,
            KnownResources resources,
            Wire wire,
            KeyedHash hash,
            PointSeries series,
            Taken taken) {
        this.sender = sender;
        this.book = book;
        this.resources = resources;
        this.wire = wire;
        this.hash = hash;
        this.series = series;
        this.taken = taken;
        this.metrics = new MetricWalk(wire, series, taken);
    }

    Points points() {
        return taken.points();
    }

    Rejections rejections() {
        return taken.rejections();
    }

    List<Sighting> sightings() {
        return sightings;
    }

    MetricsRequest read() {
        int end = wire.bytes.length;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == FIELD_1) {
                resourceMetrics(wire.delimited(end));
            } else {
                wire.skip(tag, end);
            }
        }
        return this;
    }

    /** The resource may stand after what it describes: looked for first. */
    private void resourceMetrics(int end) {
        int begin = wire.at;
        resource.clear();
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case FIELD_1 -> {
                    int to = wire.delimited(end);
                    resource.only(wire.at, to);
                    wire.at = to;
                }
                case FIELD_3 -> text(wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
        KnownResources.Known known = known();
        long before = taken.begin();
        wire.at = begin;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == FIELD_2) {
                scopeMetrics(wire.delimited(end));
            } else {
                wire.skip(tag, end);
            }
        }
        if (taken.accepted() > before) {
            tell(known);
        }
    }

    private KnownResources.Known known() {
        int from = resource.from();
        int to = resource.to();
        UUID key = sender.keyId();
        hash.of(wire.bytes, from, to);
        hash.of(hash.high(), hash.low(), key.getMostSignificantBits(), key.getLeastSignificantBits());
        long high = hash.high();
        long low = hash.low();
        KnownResources.Known known = resources.get(high, low, () -> made(from, to));
        series.resource(known, high, low);
        return known;
    }

    private KnownResources.Known made(int from, int to) {
        UUID tenant = sender.tenant().id();
        Map<String, String> attributes =
                Attributes.texts(parsed(Resource.parser(), from, to).getAttributesList());
        io.bongsu.collector.resource.Resource named = Resources.of(tenant, attributes, "otlp");
        Labels identity = Labels.of(named.labels());
        if (identity.size() == 0) {
            return new KnownResources.Known(
                    Resources.sender(tenant, sender.keyId(), sender.keyName(), "otlp"), identity, null);
        }
        return new KnownResources.Known(named, identity, TargetInfo.of(named, attributes));
    }

    private void tell(KnownResources.Known known) {
        sightings.addAll(known.resource().sightings());
        TargetInfo info = known.info();
        Series due = info == null ? null : info.due(taken.latest());
        LiveSeries told = due == null ? null : book.resolve(sender.tenant().id(), due);
        if (told != null) {
            taken.points().add(told, taken.latest(), 1);
        }
    }

    private void scopeMetrics(int end) {
        boolean scoped = false;
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            switch (tag) {
                case FIELD_1 -> {
                    int to = wire.delimited(end);
                    parsed(InstrumentationScope.parser(), wire.at, to);
                    if (scoped) {
                        throw new Unusual();
                    }
                    scoped = true;
                    wire.at = to;
                }
                case FIELD_2 -> metrics.read(wire.delimited(end));
                case FIELD_3 -> text(wire.delimited(end));
                default -> wire.skip(tag, end);
            }
        }
    }

    private void text(int end) {
        try {
            wire.text(wire.at, end);
        } catch (CharacterCodingException e) {
            throw new Unusual();
        }
        wire.at = end;
    }

    private <T> T parsed(Parser<T> parser, int from, int to) {
        try {
            return parser.parseFrom(wire.bytes, from, to - from);
        } catch (InvalidProtocolBufferException e) {
            throw new Unusual();
        }
    }
}
