package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.java.Program;
import io.bongsu.launcher.supervise.Orphans;
import io.bongsu.launcher.supervise.ProcessTable;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: ends what {@code up} started, and only that. */
final class Down {

    private static final int LIMIT_SECONDS = 300;

    private final Home home;
    private final PrintStream out;
    private final StateFile file;

    Down(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
        this.file = new StateFile(home.state());
    }

    int run(List<String> arguments) throws Refusal, IOException, InterruptedException {
        Options options = Options.parse(arguments, Set.of("--wipe"), Set.of());
        Optional<SuiteState> state = file.read();
        boolean ran = state.isPresent() && end(state.get());
        if (!ran) {
            out.println("Bongsu is not running");
        }
        if (options.has("--wipe")) {
            wipe();
        }
        return 0;
    }

    private boolean end(SuiteState state) throws IOException, InterruptedException, Refusal {
        boolean supervised = state.supervised();
        if (supervised) {
            endSupervisor(state.supervisor().handle().orElseThrow());
        }
        SuiteState now = file.read().orElse(state);
        List<String> left = Orphans.of(now);
        if (!left.isEmpty()) {
            out.println("  stopping what had no supervisor: " + String.join(", ", left));
            Orphans.end(now);
        }
        return supervised || !left.isEmpty();
    }

    private void endSupervisor(ProcessHandle supervisor) throws IOException, InterruptedException, Refusal {
        ProcessTable.signal(supervisor.pid(), "TERM");
        Progress progress = new Progress(out);
        file.read().ifPresent(state -> progress.startFrom(state));
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (supervisor.isAlive()) {
            if (System.nanoTime() > limit) {
                throw new Refusal("the supervisor (process " + supervisor.pid() + ") does not end");
            }
            try {
                supervisor.onExit().get(150, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // still at it
            }
            file.read().ifPresent(progress::show);
        }
    }

    private void wipe() throws IOException {
        Program.delete(home.folder().resolve("data"));
        Program.delete(home.run());
        Program.delete(home.logs());
        Files.deleteIfExists(home.credentials());
        out.println("Data, logs and credentials are gone");
    }
}
