package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import io.bongsu.collector.protocol.prometheus.ScrapeSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One file in Prometheus' file_sd format, JSON or YAML: a list of {@code targets} with {@code labels}. Labels
 * {@code __scheme__}, {@code __metrics_path__}, {@code __scrape_interval__} and {@code __scrape_timeout__} say how to ask;
 * {@code job} is the file's name and {@code instance} the address, unless labels say otherwise. Source:
 * prometheus.io/docs/prometheus/latest/configuration (file_sd_config).
 */
final class TargetFile {
    private final PrometheusCollector collector;
    private final Duration every;
    private final Duration timeout;

    TargetFile(PrometheusCollector collector, Duration every, Duration timeout) {
        this.collector = collector;
        this.every = every;
        this.timeout = timeout;
    }

    /**
     * @param job what the file is called
     * @throws IllegalArgumentException says what is wrong with the file
     */
    List<Target> read(String job, String content) {
        List<Target> targets = new ArrayList<>();
        int number = 0;
        for (Object group : list(document(content), "the file")) {
            number++;
            Map<?, ?> fields = map(group, "group " + number);
            Map<String, String> labels = texts(fields.get("labels"), "labels of group " + number);
            for (Object address : list(fields.get("targets"), "targets of group " + number)) {
                targets.add(target(job, String.valueOf(address), labels));
            }
        }
        return targets;
    }

    private static @Nullable Object document(String content) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(content);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("is neither JSON nor YAML: " + e.getMessage(), e);
        }
    }

    private Target target(String job, String address, Map<String, String> given) {
        Map<String, String> labels = new LinkedHashMap<>(Map.of("job", job, "instance", address));
        given.forEach((name, value) -> {
            if (!name.startsWith("__")) {
                labels.put(name, value);
            }
        });
        ScrapeSettings settings = new ScrapeSettings(url(address, given), labels);
        List<String> wrong = collector.check(settings);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("target " + address + ": " + String.join("; ", wrong));
        }
        Duration interval = duration(given, "__scrape_interval__", every);
        Duration limit = duration(given, "__scrape_timeout__", timeout);
        return new Target(settings, interval, limit.compareTo(interval) < 0 ? limit : interval, false);
    }

    private static URI url(String address, Map<String, String> labels) {
        try {
            return URI.create(labels.getOrDefault("__scheme__", "http")
                    + "://"
                    + address
                    + labels.getOrDefault("__metrics_path__", "/metrics"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("target " + address + " is not host:port", e);
        }
    }

    private static Duration duration(Map<String, String> labels, String label, Duration usual) {
        String text = labels.get(label);
        if (text == null) {
            return usual;
        }
        Duration duration = DurationStyle.detectAndParse(text);
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(label + " is at least 1s, not " + text);
        }
        return duration;
    }

    private static List<?> list(@Nullable Object value, String what) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(what + " must be a list");
    }

    private static Map<?, ?> map(@Nullable Object value, String what) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException(what + " must be an object with targets and labels");
    }

    private static Map<String, String> texts(@Nullable Object value, String what) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value != null) {
            map(value, what).forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        }
        return texts;
    }
}
