package io.bongsu.launcher.services;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Ports;
import io.bongsu.launcher.home.Versions;
import io.bongsu.launcher.java.AotCache;
import io.bongsu.launcher.java.Program;
import io.bongsu.launcher.supervise.Command;
import io.bongsu.launcher.supervise.Component;
import io.bongsu.launcher.supervise.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One of our services: its Spring Boot jar, extracted, in a process of its own. */
public final class Service implements Component {

    private final Home home;
    private final ServiceKind kind;
    private final int port;
    private final ServiceEnvironment environment;
    private final Path jar;
    private final Path folder;
    private final AotCache cache;

    public Service(Home home, ServiceKind kind, Ports ports, ServiceEnvironment environment) {
        this.home = home;
        this.kind = kind;
        this.port = ports.of(kind.port());
        this.environment = environment;
        this.jar = home.checkout()
                .resolve(kind.module())
                .resolve("target")
                .resolve(kind.component() + "-" + Versions.suite() + ".jar");
        this.folder = Program.folder(home, kind.component(), jar);
        this.cache = AotCache.of(folder, System.getenv());
    }

    @Override
    public String name() {
        return kind.component();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String version() {
        return Versions.suite();
    }

    @Override
    public Set<String> after() {
        return kind.after();
    }

    @Override
    public int stopOrder() {
        return kind == ServiceKind.GATEWAY ? 1 : 0;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; build " + kind.module());
        }
        Program.extract(home, name(), folder, jar, home.log(name()));
    }

    @Override
    public Command command() {
        return new Command(
                kind.jvm().command(cache, List.of("-jar", start().toString())), environment.of(kind), home.folder());
    }

    /** Makes all its parts and ends before it opens a port or hears a message. */
    @Override
    public Optional<Command> training() {
        List<String> recording = cache.training();
        List<String> words = List.of("-Dspring.context.exit=onRefresh", "-jar", start().toString());
        return recording.isEmpty()
                ? Optional.empty()
                : Optional.of(new Command(kind.jvm().command(recording, words), unheard(), home.folder()));
    }

    /** It has the service's name: what it measures must not be taken for the service's. Nobody listens at port 9. */
    private Map<String, String> unheard() {
        Map<String, String> its = new HashMap<>(environment.of(kind));
        its.put("BONGSU_OTLP_ENDPOINT", "http://127.0.0.1:9");
        return its;
    }

    @Override
    public void trained() throws IOException {
        cache.keepTrained();
    }

    private Path start() {
        return folder.resolve("app").resolve(jar.getFileName());
    }

    @Override
    public boolean healthy() {
        return Probe.status("http://127.0.0.1:" + port + "/actuator/health/readiness") == 200;
    }

    @Override
    public void failedToStart() {
        cache.distrust();
    }

    @Override
    public void endedInOrder() throws IOException {
        cache.keep();
    }

    @Override
    public boolean leavesCache() {
        return cache.recording();
    }
}
