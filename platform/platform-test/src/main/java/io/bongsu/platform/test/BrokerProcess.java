package io.bongsu.platform.test;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A broker in a process of its own, with its own port and data folder; ends with the JVM. */
final class BrokerProcess implements TestBroker {
    private static final Path RABBIT = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final int port;
    private final String user;
    private final String password;
    private Process process;

    private BrokerProcess(
            List<String> command,
            Map<String, String> environment,
            Path folder,
            int port,
            String user,
            String password) {
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.port = port;
        this.user = user;
        this.password = password;
        this.process = launch();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "broker-end"));
        awaitReady();
    }

    static boolean rabbitIsInstalled() {
        return Files.exists(RABBIT);
    }

    static BrokerProcess embedded() {
        Path folder = folder("embedded-broker");
        int port = freePort();
        Map<String, String> environment = Map.of(
                "BONGSU_BROKER_PORT",
                Integer.toString(port),
                "BONGSU_BROKER_USER",
                "bongsu",
                "BONGSU_BROKER_PASSWORD",
                "test",
                "BONGSU_BROKER_DATA",
                folder.resolve("data").toString());
        String java = ProcessHandle.current().info().command().orElse("java");
        List<String> command = List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bongsu.broker.BrokerMain");
        return new BrokerProcess(command, environment, folder, port, "bongsu", "test");
    }

    static BrokerProcess rabbit() {
        if (!rabbitIsInstalled()) {
            throw new IllegalStateException(
                    "rabbitmq-server is not installed (apt-get install rabbitmq-server), there is no "
                            + "Docker and IT_RABBITMQ_URL is not set: this test needs a real RabbitMQ");
        }
        Path folder = folder("rabbitmq");
        int port = freePort();
        int distribution = freePort();
        Map<String, String> environment = new TreeMap<>(Map.of(
                "RABBITMQ_BASE", folder.toString(),
                "RABBITMQ_MNESIA_BASE", folder.resolve("mnesia").toString(),
                "RABBITMQ_LOG_BASE", folder.resolve("log").toString(),
                "RABBITMQ_NODENAME", "bongsu-test-" + port + "@localhost",
                "RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1",
                "RABBITMQ_NODE_PORT", Integer.toString(port),
                "RABBITMQ_DIST_PORT", Integer.toString(distribution),
                "ERL_EPMD_PORT", Integer.toString(freePort()),
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("enabled_plugins").toString(),
                "HOME", folder.toString()));
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        environment.put("RABBITMQ_PID_FILE", folder.resolve("pid").toString());
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 1:1 +sbwt none");
        // The port mapper that RabbitMQ would start is a daemon that outlives it; a child of the node ends with it.
        String both = "if command -v epmd >/dev/null; then epmd -port \"$ERL_EPMD_PORT\" & fi; exec " + RABBIT;
        return new BrokerProcess(List.of("/bin/sh", "-c", both), environment, folder, port, "guest", "guest");
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public String virtualHost() {
        return "/";
    }

    @Override
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void restart() {
        process = launch();
        awaitReady();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "broker.log")));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    private void awaitReady() {
        Awaitility.await("broker on port " + port + ", log in " + folder)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(this::acceptsConnections);
    }

    /** A whole login: the embedded broker answers the protocol header before its virtual host is active. */
    private boolean acceptsConnections() {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername(user);
        factory.setPassword(password);
        factory.setConnectionTimeout(1000);
        try (Connection connection = factory.newConnection()) {
            return connection.isOpen();
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    private static Path folder(String name) {
        try {
            Path folder = Files.createTempDirectory("bongsu-" + name);
            Files.createDirectories(folder.resolve("log"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
