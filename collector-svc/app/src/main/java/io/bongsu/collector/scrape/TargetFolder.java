package io.bongsu.collector.scrape;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All files of a folder. One that became unreadable keeps what it said before: a slip of the pen ends no watch. */
final class TargetFolder {
    private static final Logger LOG = LoggerFactory.getLogger(TargetFolder.class);
    private static final Set<String> ENDINGS = Set.of("json", "yml", "yaml");

    private final Path folder;
    private final TargetFile format;
    private Map<Path, Known> known = Map.of();

    TargetFolder(Path folder, PrometheusCollector collector, ScrapeProperties properties) {
        this.folder = folder;
        this.format = new TargetFile(collector, properties.every(), properties.timeout());
    }

    private record Known(FileTime changed, long size, List<Target> targets) {}

    /** Blocks. Reads only what has changed since the last time. */
    Set<Target> targets() throws IOException {
        Map<Path, Known> now = new HashMap<>();
        for (Path file : files()) {
            now.put(file, known(file));
        }
        known = now;
        Set<Target> all = new LinkedHashSet<>();
        now.values().forEach(file -> all.addAll(file.targets()));
        return all;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ENDINGS.contains(ending(file))).sorted().toList();
        }
    }

    private Known known(Path file) throws IOException {
        Known before = known.get(file);
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (before != null && before.changed().equals(changed) && before.size() == size) {
            return before;
        }
        try {
            String name = name(file);
            String job = name.substring(0, name.lastIndexOf('.'));
            return new Known(changed, size, format.read(job, Files.readString(file)));
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", e.getMessage())
                    .log("targets not taken over");
            return new Known(changed, size, before == null ? List.of() : before.targets());
        }
    }

    private static String ending(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
