package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.java.Jvm;
import io.bongsu.launcher.supervise.LogFile;
import io.bongsu.launcher.supervise.Orphans;
import io.bongsu.launcher.supervise.Phase;
import io.bongsu.launcher.supervise.Probe;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import io.bongsu.launcher.supervise.Supervisor;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code up}: in the foreground this process is the supervisor; with {@code --detach} it starts one and waits for it. */
final class Up {

    static final Set<String> PLAIN = Set.of("--detach", "--rabbitmq");
    static final Set<String> VALUED = Set.of("--rabbitmq", "--only");

    private static final int LAST_LINES = 30;

    private final Home home;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final StateFile file;

    Up(Home home, Map<String, String> environment, PrintStream out) {
        this.home = home;
        this.environment = environment;
        this.out = out;
        this.file = new StateFile(home.state());
    }

    int run(List<String> arguments) throws Refusal, IOException, InterruptedException {
        Options options = Options.parse(arguments, PLAIN, VALUED);
        Optional<SuiteState> before = file.read();
        if (before.isPresent() && before.get().supervised()) {
            return alreadyThere(before.get(), options.has("--detach"));
        }
        if (before.isPresent()) {
            endOrphans(before.get());
        }
        Suite suite = Suite.plan(home, environment, options);
        out.println("Starting "
                + String.join(
                        ", ", suite.components().stream().map(one -> one.name()).toList()));
        if (!Files.isDirectory(home.data("postgres"))) {
            out.println(
                    "  the first start unpacks PostgreSQL and Keycloak, makes the databases and takes a while longer");
        }
        return options.has("--detach") ? detached(suite, arguments) : foreground(suite);
    }

    private int alreadyThere(SuiteState running, boolean wait) throws IOException, InterruptedException {
        if (running.phase() == Phase.STARTING && wait) {
            out.println("Bongsu is being started already; waiting for it");
            return follow(running.supervisor().handle().orElseThrow(), false);
        }
        out.println("Bongsu is "
                + (running.phase() == Phase.RUNNING
                        ? "running"
                        : running.phase().name().toLowerCase(Locale.ROOT)) + " already: " + running.url()
                + "/   (./bongsu status shows it)");
        return 0;
    }

    private void endOrphans(SuiteState before) throws IOException, InterruptedException {
        List<String> left = Orphans.of(before);
        if (!left.isEmpty()) {
            out.println("  stopping what an earlier run left behind: " + String.join(", ", left));
            Orphans.end(before);
        }
    }

    /** The hidden verb behind {@code --detach}: the same supervisor, without anybody watching. */
    int supervise(List<String> arguments) throws Refusal, IOException, InterruptedException {
        return foreground(Suite.plan(home, environment, Options.parse(arguments, PLAIN, VALUED)));
    }

    private int foreground(Suite suite) throws IOException, InterruptedException, Refusal {
        Files.createDirectories(home.run());
        try (FileChannel channel = FileChannel.open(
                        home.run().resolve("supervisor.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new Refusal("another ./bongsu up is at work in " + home.folder());
            }
            return supervised(suite);
        }
    }

    private int supervised(Suite suite) throws IOException, InterruptedException {
        Clock clock = Clock.systemUTC();
        Progress progress = new Progress(out);
        SuiteState first =
                Supervisor.first(suite.components(), suite.url(), suite.ports().numbers(), clock.instant());
        Supervisor supervisor = new Supervisor(
                home, suite.components(), first, () -> firstPage(suite), startLimit(), progress::show, clock);
        Thread end = new Thread(() -> stop(supervisor), "end");
        Runtime.getRuntime().addShutdownHook(end);
        if (!supervisor.start()) {
            tellFailure(supervisor.state());
            return 1;
        }
        new Welcome(home, out).say(supervisor.state(), suite.firstTime());
        supervisor.awaitEnd();
        end.join();
        return 0;
    }

    private Duration startLimit() {
        return Duration.ofSeconds(Long.parseLong(environment.getOrDefault("BONGSU_START_TIMEOUT", "240")));
    }

    private static void stop(Supervisor supervisor) {
        try {
            supervisor.stop();
        } catch (InterruptedException | IOException e) {
            System.err.println("could not stop everything: " + e.getMessage());
        }
    }

    private static boolean firstPage(Suite suite) {
        if (!suite.has("gateway")) {
            return true;
        }
        int status = Probe.status("http://127.0.0.1:" + suite.ports().of(Port.HTTP) + "/");
        return status == 200 || status == 302;
    }

    private int detached(Suite suite, List<String> arguments) throws IOException, InterruptedException {
        Path log = home.log("launcher");
        Files.createDirectories(log.getParent());
        List<String> words = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            words.add("/usr/bin/setsid");
        } else {
            words.add("nohup");
        }
        words.add(Jvm.JAVA.toString());
        words.addAll(List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1"));
        words.add("-Dbongsu.checkout=" + home.checkout());
        words.add("-jar");
        words.add(
                Path.of(System.getProperty("java.class.path")).toAbsolutePath().toString());
        words.add("supervise");
        words.addAll(arguments.stream().filter(word -> !word.equals("--detach")).toList());
        Process supervisor = new ProcessBuilder(words)
                .directory(home.checkout().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        return follow(supervisor.toHandle(), suite.firstTime());
    }

    /** Shows what the supervisor does until everything is well or it has given up. */
    private int follow(ProcessHandle supervisor, boolean firstTime) throws IOException, InterruptedException {
        Progress progress = new Progress(out);
        while (true) {
            boolean alive = supervisor.isAlive();
            Optional<SuiteState> state =
                    file.read().filter(read -> read.supervisor().pid() == supervisor.pid());
            state.ifPresent(progress::show);
            Phase phase = state.map(SuiteState::phase).orElse(Phase.STARTING);
            if (phase == Phase.RUNNING) {
                new Welcome(home, out).say(state.orElseThrow(), firstTime);
                return 0;
            }
            if (!alive) {
                if (state.isPresent()) {
                    endOrphans(state.get());
                    tellFailure(state.get());
                } else {
                    new LogFile(home.log("launcher")).last(LAST_LINES).forEach(out::println);
                }
                return 1;
            }
            await(supervisor);
        }
    }

    private static void await(ProcessHandle supervisor) throws InterruptedException {
        try {
            supervisor.onExit().get(150, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // not yet: look again
        }
    }

    private void tellFailure(SuiteState state) throws IOException {
        SuiteState.Failure failure = state.failure();
        if (failure == null) {
            out.println("Bongsu was stopped before everything had started");
            return;
        }
        out.println();
        out.println(failure.component() + " failed: " + failure.reason() + ". The last lines of "
                + home.log(failure.component()) + ":");
        for (String line : new LogFile(home.log(failure.component())).last(LAST_LINES)) {
            out.println("  | " + line);
        }
        out.println("Nothing is left running.");
    }
}
