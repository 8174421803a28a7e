package io.bongsu.launcher.supervise;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.launcher.home.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real processes, made of a line of shell each. */
class SupervisorTest {

    private static final String SERVES = "touch $UP; exec sleep 600";

    @TempDir
    Path folder;

    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private @Nullable Supervisor supervisor;

    @AfterEach
    void endAll() throws Exception {
        if (supervisor != null) {
            supervisor.stop();
        }
    }

    private FakeComponent component(String name, String line, Set<String> after, int stopOrder) {
        return new FakeComponent(name, line, folder, after, stopOrder);
    }

    private Supervisor supervisor(FakeComponent... components) {
        Home home = new Home(folder, folder, folder);
        List<Component> all = List.of(components);
        Clock clock = Clock.systemUTC();
        SuiteState first = Supervisor.first(all, "http://localhost", Map.of(), clock.instant());
        Supervisor made = new Supervisor(home, all, first, () -> true, Duration.ofSeconds(20), this::note, clock);
        supervisor = made;
        return made;
    }

    private void note(SuiteState state) {
        for (ComponentState component : state.components()) {
            String now = component.name() + " " + component.state();
            if (!order.contains(now)) {
                order.add(now);
            }
        }
    }

    private ComponentState now(String name) {
        return Objects.requireNonNull(supervisor).state().component(name).orElseThrow();
    }

    private ProcessRef process(String name) {
        return Objects.requireNonNull(now(name).process());
    }

    @Test
    void isRunningOnceAllAreHealthy() throws Exception {
        assertThat(supervisor(component("a", SERVES, Set.of(), 0)).start()).isTrue();
        assertThat(new StateFile(folder.resolve("run/state.json"))
                        .read()
                        .orElseThrow()
                        .phase())
                .isEqualTo(Phase.RUNNING);
    }

    @Test
    void waitsForWhatAComponentNeeds() throws Exception {
        supervisor(component("b", SERVES, Set.of("a"), 0), component("a", SERVES, Set.of(), 1))
                .start();
        assertThat(order.indexOf("a HEALTHY")).isLessThan(order.indexOf("b STARTING"));
    }

    @Test
    void stopsInOrderAndLeavesNothing() throws Exception {
        Supervisor suite = supervisor(component("a", SERVES, Set.of(), 1), component("b", SERVES, Set.of(), 0));
        suite.start();
        List<ProcessRef> processes =
                suite.state().components().stream().map(ComponentState::process).toList();
        suite.stop();
        assertThat(order.indexOf("b STOPPED")).isLessThan(order.indexOf("a STOPPED"));
        assertThat(processes).noneMatch(ProcessRef::alive);
    }

    @Test
    void startsAgainWhatWasKilled() throws Exception {
        Supervisor suite = supervisor(component("a", SERVES, Set.of(), 0));
        suite.start();
        ProcessRef first = process("a");
        first.handle().orElseThrow().destroyForcibly();
        await().atMost(20, SECONDS).until(() -> now("a").restarts() == 1 && now("a").state() == State.HEALTHY);
        assertThat(process("a")).isNotEqualTo(first);
    }

    @Test
    void endsTheChildrenOfWhatWasKilledBeforeItStartsAgain() throws Exception {
        Supervisor suite = supervisor(component("a", "sleep 600 & echo $! >> pids; touch $UP; wait", Set.of(), 0));
        suite.start();
        long child = Long.parseLong(Files.readAllLines(folder.resolve("pids")).getFirst());
        process("a").handle().orElseThrow().destroyForcibly();
        await().atMost(20, SECONDS).until(() -> now("a").restarts() == 1 && now("a").state() == State.HEALTHY);
        assertThat(ProcessTable.started(child)).isEqualTo(ProcessTable.GONE);
    }

    @Test
    void endsTheStartWhenPreparingBreaks() throws Exception {
        FakeComponent broken = new FakeComponent("broken", SERVES, folder, Set.of(), 0) {
            @Override
            public void prepare() {
                throw new LinkageError("a class is missing");
            }
        };
        assertThat(supervisor(component("good", SERVES, Set.of(), 0), broken).start())
                .isFalse();
        assertThat(Objects.requireNonNull(supervisor).state().failure())
                .isEqualTo(new SuiteState.Failure("broken", "java.lang.LinkageError: a class is missing"));
    }

    @Test
    void namesWhatDoesNotStartAndStopsTheRest() throws Exception {
        Supervisor suite = supervisor(
                component("good", SERVES, Set.of(), 0), component("bad", "echo out of luck; exit 7", Set.of(), 0));
        assertThat(suite.start()).isFalse();
        assertThat(suite.state().phase()).isEqualTo(Phase.FAILED);
        assertThat(suite.state().failure()).isEqualTo(new SuiteState.Failure("bad", "ended with status 7"));
        assertThat(suite.state().components())
                .noneMatch(one -> one.process() != null && one.process().alive());
        assertThat(new LogFile(folder.resolve("logs/bad.log")).last(1)).containsExactly("out of luck");
    }

    @Test
    void aKilledSupervisorsProcessesAreFoundAndEnded() throws Exception {
        Supervisor suite = supervisor(component("a", "sleep 600 & touch $UP; wait", Set.of(), 0));
        suite.start();
        SuiteState left = suite.state();
        List<Long> pids = left.component("a").orElseThrow().pids();
        SuiteState abandoned = new SuiteState(
                left.phase(),
                new ProcessRef(left.supervisor().pid(), 1, left.supervisor().boot()),
                left.startedAt(),
                left.url(),
                0,
                Map.of(),
                null,
                left.components());
        assertThat(Orphans.of(left)).isEmpty();
        assertThat(Orphans.of(abandoned)).containsExactly("a");
        assertThat(pids).hasSizeGreaterThan(1);
        Orphans.end(abandoned);
        assertThat(pids).allMatch(pid -> ProcessTable.started(pid) == ProcessTable.GONE);
    }

    @Test
    void anotherProcessOfTheSameNumberIsNotOurs() {
        ProcessRef me = ProcessRef.of(ProcessHandle.current().pid());
        assertThat(me.alive()).isTrue();
        assertThat(new ProcessRef(me.pid(), me.started() - 1, me.boot()).alive())
                .isFalse();
        assertThat(new ProcessRef(me.pid(), me.started(), "an earlier boot").alive())
                .isFalse();
    }
}
