package io.bongsu.launcher.supervise;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What to execute, where, with which additional environment. The environment holds secrets; nothing prints it. */
public record Command(List<String> words, Map<String, String> environment, Path directory) {
    /** Settings of other programs' and of the user's shell that would change what our components do. */
    private static final List<String> NOT_INHERITED = List.of(
            "PG", "KC_", "SPRING_", "SERVER_", "MANAGEMENT_", "RABBITMQ_", "QPID_", "JAVA_", "JDK_JAVA_OPTIONS");

    /** A process in a session of its own: the terminal's Ctrl-C is for the supervisor alone. What it prints goes one way. */
    ProcessBuilder builder(List<String> before) throws IOException {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            all.add("/usr/bin/setsid");
        }
        all.addAll(before);
        all.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(all)
                .directory(Files.createDirectories(directory).toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> its = builder.environment();
        its.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
        its.putAll(environment);
        return builder;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
