package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation.Bucket;
import io.bongsu.collector.spi.Observation.Distribution;
import io.bongsu.collector.spi.Observation.Exemplar;
import io.bongsu.collector.spi.Observation.Kind;
import io.bongsu.collector.spi.Observation.NativeHistogram;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code io.prometheus.client.Histogram}: classic buckets, exponential ones, or both. Custom bounds are no part of the format.
 *
 * <pre>
 * 1 count (integer) or 4 (double), 2 sum, 3 Bucket*, 5 sint32 schema, 6 zero threshold, 7 zero count (integer) or 8 (double),
 * 9 negative BucketSpan*, 10 sint64* differences or 11 double* counts, 12 to 14 the same for positive buckets, 16 Exemplar*
 * Bucket: 1 cumulative count (integer) or 4 (double), 2 upper bound, 3 Exemplar      BucketSpan: 1 sint32 offset, 2 uint32 length
 * </pre>
 */
final class HistogramReader {
    private final Side negative = new Side();
    private final Side positive = new Side();
    private final List<Classic> buckets = new ArrayList<>();
    private final List<Exemplar> exemplars = new ArrayList<>();
    private int schema;
    private double threshold;
    private double count;
    private double countOfFloats;
    private double sum;
    private double zeros;
    private double zerosOfFloats;
    private List<Bucket> below = List.of();
    private List<Bucket> above = List.of();

    private record Classic(
            double bound, double count, @Nullable Exemplar exemplar) {}

    private HistogramReader() {}

    /** @param most buckets it may have */
    static HistogramReader read(Message message, int most) throws MalformedExposition {
        HistogramReader reader = new HistogramReader();
        for (int field = message.field(); field != 0; field = message.field()) {
            reader.field(field, message);
        }
        reader.below = reader.negative.buckets(message, most);
        reader.above = reader.positive.buckets(message, most);
        return reader;
    }

    private void field(int field, Message message) throws MalformedExposition {
        switch (field) {
            case 1 -> count = message.count();
            case 2 -> sum = message.decimal();
            case 3 -> buckets.add(classic(message.message()));
            case 4 -> countOfFloats = message.decimal();
            case 5 -> schema = (int) Message.zigzag(message.number());
            case 6 -> threshold = message.decimal();
            case 7 -> zeros = message.count();
            case 8 -> zerosOfFloats = message.decimal();
            case 9 -> negative.span(message.message());
            case 10 -> message.numbers(negative.differences);
            case 11 -> message.decimals(negative.counts);
            case 12 -> positive.span(message.message());
            case 13 -> message.numbers(positive.differences);
            case 14 -> message.decimals(positive.counts);
            case 16 -> exemplars.add(FamilyReader.exemplar(message.message()));
            default -> message.skip();
        }
    }

    private static Classic classic(Message message) throws MalformedExposition {
        double bound = 0;
        double count = 0;
        Exemplar exemplar = null;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> count = message.count();
                case 2 -> bound = message.decimal();
                case 3 -> exemplar = FamilyReader.exemplar(message.message());
                case 4 -> count = message.decimal();
                default -> message.skip();
            }
        }
        return new Classic(bound, count, exemplar);
    }

    /** A span without buckets is how an exponential one that counted nothing yet says what it is. */
    private boolean isExponential() {
        return positive.offsets.size() + negative.offsets.size() > 0 || threshold > 0 || zeros > 0 || zerosOfFloats > 0;
    }

    private double count() {
        return countOfFloats > 0 ? countOfFloats : count;
    }

    /** How many samples it is, all buckets counted. */
    int size() {
        return buckets.size() + 3 + below.size() + above.size();
    }

    /** Its cumulative buckets, also beside exponential ones: who asks for them has always had them. */
    List<Exposed> classic(String family, String unit, Kind kind, Map<String, String> labels, @Nullable Instant at) {
        if (buckets.isEmpty() && isExponential()) {
            return List.of();
        }
        List<Exposed> all = new ArrayList<>();
        boolean ended = false;
        for (Classic one : buckets) {
            ended |= one.bound() == Double.POSITIVE_INFINITY;
            all.add(bucket(family, kind, labels, one, at));
        }
        if (!ended) {
            all.add(bucket(family, kind, labels, new Classic(Double.POSITIVE_INFINITY, count(), null), at));
        }
        all.add(new Exposed(family + "_count", kind, "", labels, count(), at, null));
        all.add(new Exposed(family + "_sum", kind, unit, labels, sum, at, null));
        return all;
    }

    private static Exposed bucket(
            String family, Kind kind, Map<String, String> labels, Classic one, @Nullable Instant at) {
        Map<String, String> its = new HashMap<>(labels);
        its.put("le", Numbers.bound(one.bound()));
        return new Exposed(family + "_bucket", kind, "", its, one.count(), at, one.exemplar());
    }

    /** One, or none when its buckets are only classic ones. */
    List<NativeHistogram> exponential(
            String family, String unit, Kind kind, Map<String, String> labels, @Nullable Instant at) {
        if (!isExponential()) {
            return List.of();
        }
        double zeroCount = zerosOfFloats > 0 ? zerosOfFloats : zeros;
        Distribution counted =
                new Distribution(schema, threshold, zeroCount, count(), sum, kind == Kind.GAUGE, above, below);
        return List.of(new NativeHistogram(family, unit, labels, counted, at, exemplars()));
    }

    /** Its own, else those of its classic buckets. */
    private List<Exemplar> exemplars() {
        List<Exemplar> all = new ArrayList<>(exemplars);
        if (all.isEmpty()) {
            for (Classic one : buckets) {
                Exemplar exemplar = one.exemplar();
                if (exemplar != null) {
                    all.add(exemplar);
                }
            }
        }
        return all;
    }

    /** Buckets of one sign: spans, then differences of integers or counts as they are. */
    private static final class Side {
        private final Numbers offsets = new Numbers();
        private final Numbers lengths = new Numbers();
        private final Numbers differences = new Numbers();
        private final Numbers counts = new Numbers();

        void span(Message message) throws MalformedExposition {
            long offset = 0;
            long length = 0;
            for (int field = message.field(); field != 0; field = message.field()) {
                switch (field) {
                    case 1 -> offset = Message.zigzag(message.number());
                    case 2 -> length = message.number() & 0xFFFF_FFFFL;
                    default -> message.skip();
                }
            }
            offsets.add(offset);
            lengths.add(length);
        }

        List<Bucket> buckets(Message message, int most) throws MalformedExposition {
            boolean floats = counts.size() > 0;
            int size = floats ? counts.size() : differences.size();
            if (size > most) {
                throw message.malformed("a histogram has more than " + most + " buckets");
            }
            List<Bucket> all = new ArrayList<>(size);
            long index = 0;
            long count = 0;
            for (int span = 0; span < offsets.size(); span++) {
                index += offsets.get(span);
                if ((span > 0 && offsets.get(span) < 0) || Math.abs(index) > 1 << 30) {
                    throw message.malformed("the spans of a histogram overlap or lie too far out");
                }
                if (lengths.get(span) > size - all.size()) {
                    throw message.malformed("the spans of a histogram have more buckets than it has counts");
                }
                for (long i = lengths.get(span); i > 0; i--) {
                    int used = all.size();
                    count += floats ? 0 : Message.zigzag(differences.get(used));
                    all.add(new Bucket((int) index++, floats ? Double.longBitsToDouble(counts.get(used)) : count));
                }
            }
            if (all.size() != size) {
                throw message.malformed("the spans of a histogram have fewer buckets than it has counts");
            }
            return all;
        }
    }
}
