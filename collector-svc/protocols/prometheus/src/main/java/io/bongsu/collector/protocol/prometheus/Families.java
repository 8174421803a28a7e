package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.Observation.Description;
import io.bongsu.collector.spi.Observation.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the comment lines say of the metrics below them. */
final class Families {
    private static final List<String> SUFFIXES = List.of("_total", "_bucket", "_count", "_sum", "_created");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();

    void type(String family, String type) {
        types.put(family, type);
    }

    void unit(String family, String unit) {
        units.put(family, unit);
    }

    void help(String family, String help) {
        helps.put(family, help);
    }

    List<Description> descriptions() {
        Set<String> all = new TreeSet<>(types.keySet());
        all.addAll(helps.keySet());
        return all.stream()
                .map(family -> new Description(
                        family,
                        types.getOrDefault(family, "unknown"),
                        units.getOrDefault(family, ""),
                        helps.getOrDefault(family, "")))
                .toList();
    }

    Kind kindOf(String sample, boolean quantile) {
        return switch (typeOf(sample)) {
            case "counter" -> sample.endsWith("_created") ? Kind.GAUGE : Kind.COUNTER;
            case "histogram", "summary" -> quantile || sample.endsWith("_created") ? Kind.GAUGE : Kind.COUNTER;
            default -> Kind.GAUGE;
        };
    }

    String unitOf(String sample) {
        String unit = units.get(sample);
        return unit != null ? unit : units.getOrDefault(family(sample), "");
    }

    private String typeOf(String sample) {
        String type = types.get(sample);
        return type != null ? type : types.getOrDefault(family(sample), "unknown");
    }

    private static String family(String sample) {
        for (String suffix : SUFFIXES) {
            if (sample.endsWith(suffix)) {
                return sample.substring(0, sample.length() - suffix.length());
            }
        }
        return sample;
    }
}
