package io.bongsu.collector.promql;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.metrics.Samples;
import io.bongsu.collector.metrics.StoredSeries;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.data.Series;
import io.bongsu.collector.resource.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Native histograms are stored as a series of numbers per part, told apart by a hidden label. Here they are found among other
 * series, and nobody who asks sees the label.
 */
final class StoredParts {
    private static final Set<String> HIDDEN = Set.of(HistogramPart.LABEL);

    private final Map<Name, HistogramParts> histograms = new LinkedHashMap<>();

    /** A series as its sender named it. */
    record Name(String metric, Labels labels) {
        static Name of(StoredSeries series) {
            return new Name(series.metric(), series.labels().without(HIDDEN));
        }
    }

    /** The conditions that the hidden label leaves; null when no series a reader may see has it as asked. */
    static @Nullable List<LabelMatcher> visible(List<LabelMatcher> matchers) {
        List<LabelMatcher> visible = new ArrayList<>();
        for (LabelMatcher matcher : matchers) {
            if (!matcher.name().equals(HistogramPart.LABEL)) {
                visible.add(matcher);
            } else if (!matcher.acceptsAbsence()) {
                return null;
            }
        }
        return visible;
    }

    /** Each series once as its sender named it. */
    static List<StoredSeries> whole(List<StoredSeries> all) {
        Map<Name, StoredSeries> whole = new LinkedHashMap<>();
        for (StoredSeries one : all) {
            if (one.labels().get(HistogramPart.LABEL) == null) {
                whole.put(new Name(one.metric(), one.labels()), one);
            } else {
                Name name = Name.of(one);
                whole.putIfAbsent(name, new StoredSeries(one.id(), name.metric(), name.labels()));
            }
        }
        return List.copyOf(whole.values());
    }

    /** What the series are called by their numbers; of histograms those of their counts. */
    static Map<Long, Name> numbered(List<StoredSeries> all) {
        Map<Long, Name> numbered = new LinkedHashMap<>();
        for (StoredSeries one : all) {
            String part = one.labels().get(HistogramPart.LABEL);
            if (part == null || part.equals(HistogramPart.text(HistogramPart.COUNT))) {
                numbered.put(one.id(), Name.of(one));
            }
        }
        return numbered;
    }

    /** Whether these are of a part, and then they are kept. */
    boolean take(Samples samples) {
        String text = samples.series().labels().get(HistogramPart.LABEL);
        Long part = text == null ? null : HistogramPart.parse(text);
        if (part == null) {
            return text != null; // of a part that a later version knows
        }
        histograms
                .computeIfAbsent(Name.of(samples.series()), name -> new HistogramParts())
                .add(part, samples);
        return true;
    }

    int histograms() {
        return histograms.size();
    }

    /** Adds the histograms to the series they belong to. */
    void into(Function<Name, Series> series) {
        histograms.forEach((name, parts) -> parts.into(series.apply(name)));
    }
}
