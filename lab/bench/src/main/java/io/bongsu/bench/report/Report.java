package io.bongsu.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The promised form of an answer: a table, one JSON object, a file of the same. */
public record Report(String bench, String commit, Map<String, Object> machine, int runs, List<Result> results) {
    private static final JsonMapper JSON = new JsonMapper();

    public static Report of(String bench, String commit, Measured measured) {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("cpus", Runtime.getRuntime().availableProcessors());
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.version"));
        return new Report(bench, commit, machine, measured.runs(), measured.results());
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    /** Writes {@code NAME-<commit>.json} and says where. */
    public Path write(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve(bench + "-" + commit + ".json");
        return Files.writeString(file, json() + "\n");
    }

    public void print(PrintStream out) {
        out.println("bench " + bench + ", commit " + commit + ", runs " + runs + ", " + machine.get("cpus") + " CPUs");
        out.println();
        out.print(new Table(results));
        out.println();
    }
}
