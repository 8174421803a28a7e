package io.bongsu.launcher.supervise;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What to execute, where, with which additional environment. The environment holds secrets; nothing prints it. */
public record Command(List<String> words, Map<String, String> environment, Path directory) {

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
