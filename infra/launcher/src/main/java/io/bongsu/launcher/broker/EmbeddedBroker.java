package io.bongsu.launcher.broker;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Versions;
import io.bongsu.launcher.java.AotCache;
import io.bongsu.launcher.java.Jvm;
import io.bongsu.launcher.java.Program;
import io.bongsu.launcher.supervise.Command;
import io.bongsu.launcher.supervise.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Our own broker process (infra/broker). */
public final class EmbeddedBroker implements Component {

    private static final Jvm JVM = new Jvm(96, true);

    private final Home home;
    private final BrokerAddress address;
    private final Path jar;
    private final Path folder;
    private final AotCache cache;

    public EmbeddedBroker(Home home, BrokerAddress address) {
        this.home = home;
        this.address = address;
        this.jar = home.checkout().resolve("infra/broker/target/broker-" + Versions.suite() + ".jar");
        this.folder = Program.folder(home, "broker", jar);
        this.cache = AotCache.of(folder, System.getenv());
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public int port() {
        return address.port();
    }

    @Override
    public String version() {
        return "qpid " + Versions.of("qpid");
    }

    @Override
    public Set<String> after() {
        return Set.of();
    }

    @Override
    public int stopOrder() {
        return 3;
    }

    @Override
    public void prepare() throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing; build infra/broker");
        }
        Path start = start();
        Program.removeOlder(home, name(), folder);
        if (!Files.exists(start)) {
            // A copy of its own: a later build must not pull the jar away from a running broker or from its cache.
            Files.createDirectories(start.resolveSibling("lib"));
            try (Stream<Path> libraries = Files.list(jar.resolveSibling("lib"))) {
                for (Path library : libraries.toList()) {
                    Files.copy(
                            library,
                            start.resolveSibling("lib").resolve(library.getFileName()),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(jar, start.resolveSibling("broker.jar.new"), StandardCopyOption.REPLACE_EXISTING);
            Files.move(start.resolveSibling("broker.jar.new"), start, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path start() {
        return folder.resolve("broker.jar");
    }

    @Override
    public Command command() {
        return new Command(
                JVM.command(cache, List.of("-XX:MaxDirectMemorySize=96m", "-jar", start().toString())),
                Map.of(
                        "BONGSU_BROKER_PORT", Integer.toString(address.port()),
                        "BONGSU_BROKER_USER", address.user(),
                        "BONGSU_BROKER_PASSWORD", address.password(),
                        "BONGSU_BROKER_DATA", home.data("broker").toString()),
                home.folder());
    }

    @Override
    public boolean healthy() {
        return AmqpHandshake.succeeds(address);
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
