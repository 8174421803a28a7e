package io.bongsu.launcher.supervise;

import io.bongsu.launcher.home.Port;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run is and how it goes: the content of {@code run/state.json}.
 *
 * @param supervisor the process that watches the others
 * @param url where people find the suite
 * @param readyMillis from the start of the run until everything was healthy, 0 before
 * @param failure why the start failed; null unless the phase says so
 */
public record SuiteState(
        Phase phase,
        ProcessRef supervisor,
        Instant startedAt,
        String url,
        long readyMillis,
        Map<Port, Integer> ports,
        @Nullable Failure failure,
        List<ComponentState> components) {

    /** The component that did not start, and why. */
    public record Failure(String component, String reason) {}

    /** Whether somebody watches over it now. */
    public boolean supervised() {
        return supervisor.alive() && (phase == Phase.STARTING || phase == Phase.RUNNING || phase == Phase.STOPPING);
    }

    public Optional<ComponentState> component(String name) {
        return components.stream()
                .filter(component -> component.name().equals(name))
                .findFirst();
    }

    SuiteState with(ComponentState changed) {
        List<ComponentState> next = components.stream()
                .map(component -> component.name().equals(changed.name()) ? changed : component)
                .toList();
        return new SuiteState(phase, supervisor, startedAt, url, readyMillis, ports, failure, next);
    }

    SuiteState in(Phase next, long ready, @Nullable Failure why) {
        return new SuiteState(next, supervisor, startedAt, url, ready, ports, why, components);
    }
}
