package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Json;
import io.bongsu.launcher.supervise.ComponentState;
import io.bongsu.launcher.supervise.Phase;
import io.bongsu.launcher.supervise.ProcessTable;
import io.bongsu.launcher.supervise.State;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code status}: one row per component. Ends with 0 when all is well, 1 when something is not, 3 when nothing runs. */
final class Status {

    private static final int WELL = 0;
    private static final int UNWELL = 1;
    private static final int NOT_RUNNING = 3;

    private final Home home;
    private final PrintStream out;
    private final Clock clock;

    Status(Home home, PrintStream out, Clock clock) {
        this.home = home;
        this.out = out;
        this.clock = clock;
    }

    /** What a program reads with {@code --json}. */
    record Report(
            String state,
            @Nullable String url,
            @Nullable Long supervisorPid,
            long residentBytes,
            List<Row> components) {}

    record Row(
            String name,
            String state,
            @Nullable Long pid,
            int port,
            long uptimeSeconds,
            long residentBytes,
            String version,
            int restarts,
            String detail) {}

    int run(List<String> arguments) throws Refusal, IOException {
        Options options = Options.parse(arguments, Set.of("--json"), Set.of());
        Optional<SuiteState> state = new StateFile(home.state()).read();
        Report report = state.map(this::report).orElse(new Report("stopped", null, null, 0, List.of()));
        if (options.has("--json")) {
            out.println(Json.MAPPER.writeValueAsString(report));
        } else {
            print(report);
        }
        boolean runs = state.isPresent() && state.get().supervised();
        boolean well = runs
                && state.get().phase() == Phase.RUNNING
                && report.components().stream().allMatch(row -> row.state().equals("healthy"));
        return well ? WELL : runs ? UNWELL : NOT_RUNNING;
    }

    private Report report(SuiteState suite) {
        boolean supervised = suite.supervised();
        List<Row> rows = suite.components().stream()
                .map(component -> row(component, supervised))
                .toList();
        String state = supervised
                ? name(suite.phase())
                : rows.stream().anyMatch(row -> row.state().equals("orphaned"))
                        ? "orphaned"
                        : suite.phase() == Phase.FAILED ? "failed" : "stopped";
        return new Report(
                state,
                supervised ? suite.url() : null,
                supervised ? suite.supervisor().pid() : null,
                rows.stream().mapToLong(Row::residentBytes).sum()
                        + (supervised
                                ? ProcessTable.resident(
                                        List.of(suite.supervisor().pid()))
                                : 0),
                rows);
    }

    private Row row(ComponentState component, boolean supervised) {
        List<Long> pids = component.pids();
        Instant started = component.startedAt();
        boolean alive = !pids.isEmpty();
        return new Row(
                component.name(),
                supervised
                        ? name(component.state())
                        : alive ? "orphaned" : component.state() == State.FAILED ? "failed" : "stopped",
                alive ? pids.getFirst() : null,
                component.port(),
                alive && started != null
                        ? Duration.between(started, clock.instant()).toSeconds()
                        : 0,
                ProcessTable.resident(pids),
                component.version(),
                component.restarts(),
                component.detail());
    }

    private void print(Report report) {
        out.println("Bongsu is " + report.state() + (report.url() == null ? "" : ": " + report.url() + "/"));
        if (report.components().isEmpty()) {
            return;
        }
        out.printf(
                "%n  %-14s %-11s %7s %6s %9s %9s  %-16s %s%n",
                "component", "state", "pid", "port", "uptime", "memory", "version", "restarts");
        for (Row row : report.components()) {
            out.printf(
                    "  %-14s %-11s %7s %6d %9s %9s  %-16s %s%n",
                    row.name(),
                    row.state(),
                    row.pid() == null ? "-" : row.pid().toString(),
                    row.port(),
                    row.pid() == null ? "-" : uptime(row.uptimeSeconds()),
                    row.pid() == null ? "-" : megabytes(row.residentBytes()),
                    row.version(),
                    row.restarts() + (row.detail().isEmpty() ? "" : "  (" + row.detail() + ")"));
        }
        out.printf("%n  together %s, the launcher's own process included%n", megabytes(report.residentBytes()));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String uptime(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }

    private static String megabytes(long bytes) {
        return bytes / (1024 * 1024) + " MB";
    }
}
