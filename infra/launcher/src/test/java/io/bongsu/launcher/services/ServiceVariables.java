package io.bongsu.launcher.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which variables a service reads, found in its application.yaml and in the defaults that it imports. */
final class ServiceVariables {

    static final Path ROOT = Path.of("../..");

    /** Settings with a good default that nobody needs to give. */
    private static final Set<String> TUNING = Set.of("BONGSU_SELF_TRACING_PROBABILITY");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(BONGSU_[A-Z0-9_]+)");
    private static final Pattern IMPORT = Pattern.compile("classpath:(bongsu-[a-z]+\\.yaml)");

    private ServiceVariables() {}

    static Set<String> readBy(ServiceKind kind) throws IOException {
        String own = Files.readString(ROOT.resolve(kind.module()).resolve("src/main/resources/application.yaml"));
        Set<String> names = placeholders(own);
        for (String imported :
                IMPORT.matcher(own).results().map(found -> found.group(1)).toList()) {
            names.addAll(placeholders(Files.readString(defaults(imported))));
        }
        if (kind.database().isEmpty()) {
            names.removeIf(name -> name.startsWith("BONGSU_DB_"));
        }
        names.removeAll(TUNING);
        return names;
    }

    private static Path defaults(String name) throws IOException {
        try (Stream<Path> modules = Files.list(ROOT.resolve("platform"))) {
            List<Path> found = modules.map(
                            module -> module.resolve("src/main/resources").resolve(name))
                    .filter(Files::exists)
                    .toList();
            return found.getFirst();
        }
    }

    private static Set<String> placeholders(String yaml) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(yaml);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
