package io.bongsu.launcher.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one component.
 *
 * @param process its process; null when it has none now
 * @param startedAt when that process was started
 * @param startMillis how long it took from its start to its first good health, 0 before
 * @param restarts how often it died and was started again in this run
 * @param detail what a person should know: why it died, what it waits for
 * @param folder see {@link Component#ownFolder()}
 */
public record ComponentState(
        String name,
        State state,
        @Nullable ProcessRef process,
        int port,
        String version,
        @Nullable Instant startedAt,
        long startMillis,
        int restarts,
        String detail,
        int stopOrder,
        String stopSignal,
        @Nullable String folder) {

    static ComponentState of(Component component) {
        @Nullable Path folder = component.ownFolder();
        return new ComponentState(
                component.name(),
                State.PREPARING,
                null,
                component.port(),
                component.version(),
                null,
                0,
                0,
                "",
                component.stopOrder(),
                component.stopSignal(),
                folder == null ? null : folder.toString());
    }

    ComponentState in(State next, String why) {
        return new ComponentState(
                name,
                next,
                process,
                port,
                version,
                startedAt,
                startMillis,
                restarts,
                why,
                stopOrder,
                stopSignal,
                folder);
    }

    ComponentState running(ProcessRef fresh, Instant at) {
        return new ComponentState(
                name, State.STARTING, fresh, port, version, at, 0, restarts, "", stopOrder, stopSignal, folder);
    }

    ComponentState ready(Instant at) {
        long millis = startedAt == null ? 0 : Duration.between(startedAt, at).toMillis();
        return new ComponentState(
                name,
                State.HEALTHY,
                process,
                port,
                version,
                startedAt,
                millis,
                restarts,
                "",
                stopOrder,
                stopSignal,
                folder);
    }

    ComponentState without(State next, String why, boolean restart) {
        return new ComponentState(
                name,
                next,
                null,
                port,
                version,
                null,
                0,
                restart ? restarts + 1 : restarts,
                why,
                stopOrder,
                stopSignal,
                folder);
    }

    /** All its processes that run now, the main one first. */
    public List<Long> pids() {
        if (process == null || !process.alive()) {
            return List.of();
        }
        List<Long> members = new ArrayList<>(List.of(process.pid()));
        ProcessTable.session(process.pid()).stream()
                .filter(pid -> pid != process.pid())
                .forEach(members::add);
        if (folder != null) {
            ProcessTable.workingIn(Path.of(folder)).stream()
                    .filter(pid -> !members.contains(pid))
                    .forEach(members::add);
        }
        return members;
    }
}
