package io.bongsu.broker;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;

/**
 * Starts the broker and keeps it until the process is told to end. Everything comes from the environment:
 * BONGSU_BROKER_PORT, BONGSU_BROKER_USER, BONGSU_BROKER_PASSWORD and BONGSU_BROKER_DATA (a folder).
 */
public final class BrokerMain {

    private BrokerMain() {}

    /** Returns only after the broker has been shut down. */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> environment = System.getenv();
        start(
                Integer.parseInt(required(environment, "BONGSU_BROKER_PORT")),
                required(environment, "BONGSU_BROKER_USER"),
                required(environment, "BONGSU_BROKER_PASSWORD"),
                Path.of(required(environment, "BONGSU_BROKER_DATA")));
        // The launcher ends this process with SIGTERM; the shutdown hook below closes the store.
        new CountDownLatch(1).await();
    }

    private static void start(int port, String user, String password, Path data) throws IOException {
        Files.createDirectories(data);
        // The configuration is a template: Qpid fills its ${…} from system properties; no secret is stored.
        System.setProperty("bongsu.broker.port", Integer.toString(port));
        System.setProperty("bongsu.broker.user", user);
        System.setProperty("bongsu.broker.password", password);
        System.setProperty("bongsu.broker.store", data.resolve("store").toString());
        System.setProperty("qpid.work_dir", data.toString());
        SystemLauncher launcher = new SystemLauncher();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::shutdown, "broker-shutdown"));
        try {
            launcher.startup(Map.of(
                    SystemConfig.TYPE,
                    "Memory",
                    SystemConfig.INITIAL_CONFIGURATION_LOCATION,
                    configuration().toString(),
                    SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT,
                    false));
        } catch (Exception e) {
            // Qpid has logged it, but its own threads would keep a process alive that serves nobody.
            Runtime.getRuntime().halt(1);
        }
    }

    private static URL configuration() {
        return Objects.requireNonNull(BrokerMain.class.getResource("/broker.json"), "broker.json is not in the jar");
    }

    private static String required(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            System.err.println(name + " is not set");
            System.exit(2);
        }
        return Objects.requireNonNull(value);
    }
}
