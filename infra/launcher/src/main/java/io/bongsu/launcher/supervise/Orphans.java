package io.bongsu.launcher.supervise;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a killed supervisor left running: found by the recorded processes, and ended in the usual order. */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Orphans() {}

    /** Names of the components that still run although nobody watches them. */
    public static List<String> of(SuiteState state) {
        return state.supervised()
                ? List.of()
                : alive(state).stream().map(ComponentState::name).toList();
    }

    public static void end(SuiteState state) throws InterruptedException, IOException {
        for (ComponentState component : alive(state)) {
            ProcessRef process = component.process();
            if (process != null) {
                new Ending(process, component.stopSignal(), folder(component)).within(PATIENCE);
            }
        }
    }

    private static List<ComponentState> alive(SuiteState state) {
        return state.components().stream()
                .filter(Orphans::anythingLeft)
                .sorted(Comparator.comparingInt(ComponentState::stopOrder))
                .toList();
    }

    private static boolean anythingLeft(ComponentState component) {
        ProcessRef process = component.process();
        return process != null && !new Ending(process, component.stopSignal(), folder(component)).over();
    }

    private static @Nullable Path folder(ComponentState component) {
        return component.folder() == null ? null : Path.of(component.folder());
    }
}
