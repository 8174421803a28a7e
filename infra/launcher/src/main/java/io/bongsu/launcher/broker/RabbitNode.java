package io.bongsu.launcher.broker;

import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Ports;
import io.bongsu.launcher.home.PrivateFile;
import io.bongsu.launcher.supervise.Command;
import io.bongsu.launcher.supervise.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A RabbitMQ node of our own, made from an installed rabbitmq-server: its own folders, name, ports and user. A RabbitMQ
 * service of the machine is neither used nor disturbed.
 */
public final class RabbitNode implements Component {

    private final Home home;
    private final BrokerAddress address;
    private final int distributionPort;
    private final int epmdPort;

    public RabbitNode(Home home, BrokerAddress address) {
        this.home = home;
        this.address = address;
        Ports.Machine machine = new Ports.Machine();
        this.distributionPort = machine.any();
        this.epmdPort = machine.any();
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
        return "rabbitmq";
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
        Path data = Files.createDirectories(folder());
        Files.createDirectories(data.resolve("log"));
        // Read at every start of an empty node; a user that exists already is left as it is, and it is always this one.
        String settings = """
                listeners.tcp.default = 127.0.0.1:%d
                default_user = %s
                default_pass = %s
                default_vhost = /
                loopback_users = none
                vm_memory_high_watermark.absolute = 512MB
                disk_free_limit.absolute = 200MB
                log.console = true
                log.console.level = warning
                log.connection.level = error
                log.file = false
                """.formatted(address.port(), address.user(), address.password());
        PrivateFile.write(data.resolve("rabbitmq.conf"), settings.getBytes(StandardCharsets.UTF_8));
        PrivateFile.write(data.resolve("enabled_plugins"), "[].\n".getBytes(StandardCharsets.UTF_8));
    }

    private Path folder() {
        return home.data("rabbitmq");
    }

    @Override
    public Command command() throws IOException {
        Path data = folder();
        Map<String, String> environment = new HashMap<>();
        environment.put("HOME", data.toString()); // the Erlang cookie is made here
        environment.put("RABBITMQ_NODENAME", "bongsu-" + address.port() + "@localhost");
        environment.put("RABBITMQ_CONFIG_FILE", data.resolve("rabbitmq.conf").toString());
        environment.put("RABBITMQ_CONF_ENV_FILE", data.resolve("none").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE", data.resolve("enabled_plugins").toString());
        environment.put("RABBITMQ_MNESIA_BASE", data.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", data.resolve("log").toString());
        environment.put("RABBITMQ_PID_FILE", data.resolve("pid").toString());
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(distributionPort));
        environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
        environment.put("ERL_EPMD_ADDRESS", "127.0.0.1");
        environment.put(
                "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}");
        environment.put("RABBITMQ_LOG", "-color");
        // Erlang's port mapper would be started as a daemon that outlives everybody: ours ends with the node's session.
        String both = "if command -v epmd >/dev/null; then epmd -port \"$ERL_EPMD_PORT\" & fi; exec " + program();
        return new Command(List.of("/bin/sh", "-c", both), environment, data);
    }

    /** The server script itself: Debian's wrapper insists on its own user and service. */
    private static Path program() throws IOException {
        for (Path parent :
                List.of(Path.of("/usr/lib/rabbitmq/bin"), Path.of("/opt/rabbitmq/sbin"), Path.of("/usr/sbin"))) {
            Path script = parent.resolve("rabbitmq-server");
            if (Files.isExecutable(script)) {
                return script;
            }
        }
        throw new IOException(
                "--rabbitmq needs an installed rabbitmq-server (Debian, Ubuntu: apt install rabbitmq-server)");
    }

    @Override
    public boolean healthy() {
        return AmqpHandshake.succeeds(address);
    }

    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Path ownFolder() {
        return folder();
    }
}
