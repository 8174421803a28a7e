package io.bongsu.collector.promql.testfile;

import io.bongsu.collector.promql.ast.ValueType;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.eval.Engine;
import io.bongsu.collector.promql.eval.Options;
import io.bongsu.collector.promql.eval.QueryFailure;
import io.bongsu.collector.promql.eval.Result;
import io.bongsu.collector.promql.parse.Features;
import io.bongsu.collector.promql.parse.ParseFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a file in Prometheus' promqltest format. As Prometheus does for its own tests, experimental parts of the language are on and
 * metric names are taken away late; instant queries are asked once more as the middle of a range.
 */
public final class Runner {
    private static final long MINUTE = 60_000;

    private final Engine engine = new Engine(Options.DEFAULT.withFeatures(Features.ALL, true));
    private final MemoryStore store = new MemoryStore();
    private final String file;
    private int passed;
    private final List<String> failures = new ArrayList<>();

    private Runner(String file) {
        this.file = file;
    }

    /**
     * What came of a file.
     *
     * @param failures one line each: where, what was expected, what came
     */
    public record Report(String file, int passed, List<String> failures) {}

    public static Report run(Path path) throws IOException {
        return run(
                path.toString(),
                Files.readString(path, StandardCharsets.UTF_8).lines().toList());
    }

    /** The same for lines that are at hand. */
    public static Report run(String name, List<String> lines) {
        Runner runner = new Runner(name);
        for (Script.Command command : Script.read(lines)) {
            runner.run(command);
        }
        return new Report(name, runner.passed, List.copyOf(runner.failures));
    }

    private void run(Script.Command command) {
        switch (command) {
            case Script.Command.Clear clear -> store.clear();
            case Script.Command.Broken broken -> failed(broken.line(), "a command", broken.why());
            case Script.Command.Load load -> {
                try {
                    load(load);
                } catch (RuntimeException e) {
                    failed(load.line(), "series", String.valueOf(e.getMessage()));
                }
            }
            case Script.Command.Eval eval -> {
                String problem = eval(eval);
                if (problem == null) {
                    passed++;
                } else {
                    failures.add(file + ":" + eval.line() + ": " + eval.query() + ": " + problem);
                }
            }
        }
    }

    private void failed(int line, String expected, String got) {
        failures.add(file + ":" + line + ": expected " + expected + ", got " + got);
    }

    private void load(Script.Command.Load load) {
        ClassicToNative natives = new ClassicToNative();
        java.util.Map<io.bongsu.collector.promql.data.Labels, List<Notation.Point>> all =
                new java.util.LinkedHashMap<>();
        for (String line : load.series()) {
            Notation notation = Notation.parse(line);
            all.put(notation.labels(), notation.points());
        }
        all.forEach((labels, points) -> {
            for (int i = 0; i < points.size(); i++) {
                Notation.Point point = points.get(i);
                if (!point.missing()) {
                    store.add(labels, i * load.gap(), point);
                    if (load.natives() && point.histogram() == null) {
                        natives.add(labels, i * load.gap(), point.value());
                    }
                }
            }
        });
        natives.store(store);
    }

    /** Null when all is as expected. */
    private @Nullable String eval(Script.Command.Eval eval) {
        Expected expected = eval.expected();
        Result result;
        try {
            result = eval.instant()
                    ? engine.instant(eval.query(), eval.grid().start(), store, () -> false)
                    : engine.range(eval.query(), eval.grid(), eval.end(), store, () -> false);
        } catch (ParseFailure | QueryFailure e) {
            return Comparison.failure(expected, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return "expected an answer, got " + e;
        }
        String problem = new Comparison(expected).problem(result);
        return problem == null && eval.instant() ? asRange(eval, result) : problem;
    }

    /** The same question as the middle of a range must have the same answer. */
    private @Nullable String asRange(Script.Command.Eval eval, Result instant) {
        boolean series = instant.type() == ValueType.SCALAR || instant.type() == ValueType.VECTOR;
        if (!series || eval.expected().has(Expected.Kind.ORDERED)) {
            return null;
        }
        long at = eval.grid().start();
        try {
            Grid grid = new Grid(at - MINUTE, MINUTE, 3);
            Result range = engine.range(eval.query(), grid, store, () -> false);
            List<Row> middle = new ArrayList<>();
            for (Row row : range.rows()) {
                if (row.has(1)) {
                    Row one = Row.empty(row.labels(), 1);
                    one.copy(0, row, 1);
                    middle.add(one);
                }
            }
            Result same = new Result(instant.type(), false, Grid.at(at), middle, List.of(), "", List.of(), List.of());
            String problem = new Comparison(eval.expected()).values(same);
            return problem == null ? null : "as part of a range: " + problem;
        } catch (ParseFailure | QueryFailure e) {
            return "as part of a range: " + e.getMessage();
        }
    }
}
