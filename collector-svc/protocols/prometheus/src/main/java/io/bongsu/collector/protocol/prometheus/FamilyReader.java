package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation.Description;
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
 * Prometheus' protobuf format: messages {@code io.prometheus.client.MetricFamily}, each with its length before it.
 *
 * <pre>
 * MetricFamily: 1 name, 2 help, 3 type, 4 Metric*, 5 unit          LabelPair: 1 name, 2 value
 * Metric: 1 LabelPair*, 2 gauge, 3 counter, 4 summary, 5 untyped, 6 int64 time (ms), 7 histogram
 * Gauge, Untyped: 1 double      Counter: 1 double, 2 Exemplar      Summary: 1 count, 2 sum, 3 Quantile*
 * Quantile: 1 double which, 2 double value                         Histogram: see {@link HistogramReader}
 * Exemplar: 1 LabelPair*, 2 double value, 3 Timestamp (1 seconds, 2 nanoseconds)
 * </pre>
 */
final class FamilyReader {
    private static final List<String> TYPES =
            List.of("counter", "gauge", "summary", "unknown", "histogram", "gaugehistogram");
    private static final String UNKNOWN = "unknown";
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 4_096;
    private static final int MOST_LABELS = 128;

    private final int mostSamples;
    private final List<Exposed> samples = new ArrayList<>();
    private final List<NativeHistogram> histograms = new ArrayList<>();
    private final List<Description> descriptions = new ArrayList<>();
    private int left;
    private String family = "";
    private String type = UNKNOWN;
    private String unit = "";

    private FamilyReader(int mostSamples) {
        this.mostSamples = mostSamples;
        this.left = mostSamples;
    }

    static Exposition read(byte[] body, int mostSamples) throws MalformedExposition {
        FamilyReader reader = new FamilyReader(mostSamples);
        Message all = Message.all(body);
        while (!all.ended()) {
            reader.family(all.delimited());
        }
        return new Exposition(reader.samples, reader.histograms, reader.descriptions);
    }

    private void family(Message message) throws MalformedExposition {
        family = "";
        type = UNKNOWN;
        unit = "";
        String help = "";
        List<Message> metrics = new ArrayList<>(); // the type may stand behind them
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> family = bounded(message, message.text(), LONGEST_NAME);
                case 2 -> help = message.text();
                case 3 -> type = type(message.number());
                case 4 -> metrics.add(message.message());
                case 5 -> unit = message.text();
                default -> message.skip();
            }
        }
        if (family.isEmpty()) {
            throw message.malformed("a metric has no name");
        }
        descriptions.add(new Description(family, type, unit, help));
        for (Message metric : metrics) {
            metric(metric);
        }
    }

    private static String type(long number) {
        return number >= 0 && number < TYPES.size() ? TYPES.get((int) number) : UNKNOWN;
    }

    /** What a metric says beside its numbers, which may stand before it. */
    private void metric(Message message) throws MalformedExposition {
        Map<String, String> labels = new HashMap<>();
        Instant at = null;
        List<Message> values = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> label(message, labels);
                case 6 -> at = Instant.ofEpochMilli(message.number());
                case 2, 3, 4, 5, 7 -> {
                    kinds.add(field);
                    values.add(message.message());
                }
                default -> message.skip();
            }
        }
        for (int i = 0; i < values.size(); i++) {
            value(kinds.get(i), values.get(i), labels, at);
        }
    }

    private void value(int kind, Message value, Map<String, String> labels, @Nullable Instant at)
            throws MalformedExposition {
        switch (kind) {
            case 3 -> number(value, Kind.COUNTER, labels, at);
            case 4 -> summary(value, labels, at);
            case 7 -> {
                Kind counts = type.equals("gaugehistogram") ? Kind.GAUGE : Kind.COUNTER;
                HistogramReader histogram = HistogramReader.read(value, left);
                take(value, histogram.size());
                samples.addAll(histogram.classic(family, unit, counts, labels, at));
                histograms.addAll(histogram.exponential(family, unit, counts, labels, at));
            }
            default -> number(value, Kind.GAUGE, labels, at);
        }
    }

    private void number(Message message, Kind kind, Map<String, String> labels, @Nullable Instant at)
            throws MalformedExposition {
        double value = 0;
        Exemplar exemplar = null;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> value = message.decimal();
                case 2 -> exemplar = exemplar(message.message());
                default -> message.skip();
            }
        }
        take(message, 1);
        samples.add(new Exposed(family, kind, unit, labels, value, at, exemplar));
    }

    private void summary(Message message, Map<String, String> labels, @Nullable Instant at) throws MalformedExposition {
        double count = 0;
        double sum = 0;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> count = message.count();
                case 2 -> sum = message.decimal();
                case 3 -> quantile(message.message(), labels, at);
                default -> message.skip();
            }
        }
        take(message, 2);
        samples.add(new Exposed(family + "_count", Kind.COUNTER, unit, labels, count, at, null));
        samples.add(new Exposed(family + "_sum", Kind.COUNTER, unit, labels, sum, at, null));
    }

    private void quantile(Message message, Map<String, String> labels, @Nullable Instant at)
            throws MalformedExposition {
        double which = 0;
        double value = 0;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> which = message.decimal();
                case 2 -> value = message.decimal();
                default -> message.skip();
            }
        }
        take(message, 1);
        Map<String, String> all = new HashMap<>(labels);
        all.put("quantile", Numbers.bound(which));
        samples.add(new Exposed(family, Kind.GAUGE, unit, all, value, at, null));
    }

    private void take(Message message, int more) throws MalformedExposition {
        left -= more;
        if (left < 0) {
            throw message.malformed("expected at most " + mostSamples + " samples");
        }
    }

    static Exemplar exemplar(Message message) throws MalformedExposition {
        Map<String, String> labels = new HashMap<>();
        double value = 0;
        Instant at = null;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> label(message, labels);
                case 2 -> value = message.decimal();
                case 3 -> at = time(message.message());
                default -> message.skip();
            }
        }
        return new Exemplar(labels, value, at);
    }

    private static Instant time(Message message) throws MalformedExposition {
        long seconds = 0;
        long nanos = 0;
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> seconds = message.number();
                case 2 -> nanos = message.number();
                default -> message.skip();
            }
        }
        if (Math.abs(seconds) > Integer.MAX_VALUE * 100L) {
            throw message.malformed("expected a time");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static void label(Message metric, Map<String, String> labels) throws MalformedExposition {
        Message message = metric.message();
        String name = "";
        String value = "";
        for (int field = message.field(); field != 0; field = message.field()) {
            switch (field) {
                case 1 -> name = bounded(message, message.text(), LONGEST_NAME);
                case 2 -> value = bounded(message, message.text(), LONGEST_VALUE);
                default -> message.skip();
            }
        }
        if (name.isEmpty() || labels.put(name, value) != null) {
            throw message.malformed("expected each label once, with a name");
        }
        if (labels.size() > MOST_LABELS) {
            throw message.malformed("expected at most " + MOST_LABELS + " labels");
        }
    }

    /** What a series may be named, as for every other way in. */
    private static String bounded(Message message, String text, int longest) throws MalformedExposition {
        if (text.length() > longest) {
            throw message.malformed("expected a name or value of at most " + longest + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw message.malformed("expected no U+0000");
        }
        return text;
    }
}
