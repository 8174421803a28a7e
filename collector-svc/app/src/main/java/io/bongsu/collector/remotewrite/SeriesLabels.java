package io.bongsu.collector.remotewrite;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Series;
import io.bongsu.collector.resource.Labels;
import io.bongsu.collector.resource.Resource;
import io.bongsu.collector.resource.Resources;
import io.bongsu.collector.wire.Wire;
import io.bongsu.contracts.EntityRef;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a series that was not seen before, sorted and checked. Senders order them as they like; twice the same name,
 * no name, and what is no text are refused.
 */
final class SeriesLabels {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_VALUE = 4096;
    private static final String SOURCE = "remote-write";
    private static final int LABEL = 10; // field 1, delimited
    private static final int NAME = 10;
    private static final int VALUE = 18;

    private final TreeMap<String, String> labels = new TreeMap<>();
    private final int mostLabels;
    private String problem = "";

    SeriesLabels(int mostLabels) {
        this.mostLabels = mostLabels;
    }

    /** Why this is no series; empty when it is. */
    String problem() {
        return problem;
    }

    /** The metric, as far as it is known. */
    String metric() {
        return labels.getOrDefault(Matcher.METRIC, "a series without " + Matcher.METRIC);
    }

    void read(Wire wire, int from, int to) {
        wire.at = from;
        while (wire.at < to) {
            int tag = (int) wire.varint(to);
            if (tag == LABEL) {
                label(wire, wire.delimited(to));
            } else {
                wire.skip(tag, to);
            }
        }
        if (labels.size() - 1 > mostLabels) {
            problem = "the series has " + (labels.size() - 1) + " labels, at most " + mostLabels + " are allowed";
        } else if (problem.isEmpty() && !labels.containsKey(Matcher.METRIC)) {
            problem = "the series has no label __name__";
        }
    }

    private void label(Wire wire, int end) {
        String name = "";
        String value = "";
        while (wire.at < end) {
            int tag = (int) wire.varint(end);
            if (tag == NAME) {
                name = text(wire, wire.delimited(end), LONGEST_NAME);
            } else if (tag == VALUE) {
                value = text(wire, wire.delimited(end), LONGEST_VALUE);
            } else {
                wire.skip(tag, end);
            }
        }
        if (name.isEmpty()) {
            problem = problem.isEmpty() ? "a label has no name" : problem;
        } else if (name.equals(HistogramPart.LABEL)) {
            problem = "the label " + name + " is reserved";
        } else if (!value.isEmpty() && labels.put(name, value) != null) {
            problem = "the label " + name + " is there twice";
        }
    }

    private String text(Wire wire, int end, int longest) {
        int from = wire.at;
        wire.at = end;
        if (end - from > 4 * longest) {
            return tooLong(longest);
        }
        try {
            String text = wire.text(from, end);
            if (text.indexOf('\0') >= 0) {
                problem = "a label contains U+0000";
            }
            return text.length() > longest ? tooLong(longest) : text;
        } catch (CharacterCodingException e) {
            problem = "a label is not valid UTF-8";
            return "?";
        }
    }

    private String tooLong(int longest) {
        problem = "a label's " + (longest == LONGEST_NAME ? "name" : "value") + " has more than " + longest
                + " characters";
        return "?";
    }

    /**
     * @param part which part of a native histogram; null for numbers
     */
    Series series(Sender sender, SeenEntities entities, @Nullable String part) {
        TreeMap<String, String> others = new TreeMap<>(labels);
        String metric = String.valueOf(others.remove(Matcher.METRIC));
        TreeMap<String, String> identifying = new TreeMap<>();
        for (Map.Entry<String, String> label : others.entrySet()) {
            if (Resources.identifies(label.getKey())) {
                identifying.put(label.getKey(), label.getValue());
            }
        }
        if (part != null) {
            others.put(HistogramPart.LABEL, part);
        }
        Resource about = resource(sender, identifying, others);
        EntityRef entity = about.entity();
        if (entity != null) {
            entities.learn(entity, about.sightings());
        }
        return new Series(metric, Labels.of(others), "unknown", "", identity(identifying, others), entity);
    }

    /** What the samples are about: what OpenTelemetry's names identify, else the scraped target, else their sender. */
    private static Resource resource(Sender sender, Map<String, String> identifying, Map<String, String> labels) {
        UUID tenant = sender.tenant().id();
        String job = labels.getOrDefault("job", "");
        if (!identifying.isEmpty()) {
            return Resources.of(tenant, identifying, SOURCE);
        }
        return job.isEmpty()
                ? Resources.sender(tenant, sender.keyId(), sender.keyName(), SOURCE)
                : Resources.target(tenant, job, labels.getOrDefault("instance", ""), SOURCE);
    }

    private static Labels identity(Map<String, String> identifying, Map<String, String> labels) {
        return identifying.isEmpty() ? Labels.of(labels).only(List.of("job", "instance")) : Labels.of(identifying);
    }
}
