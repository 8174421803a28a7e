package io.bongsu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as the launcher starts it, spoken to with RabbitMQ's own client. */
class BrokerIT {

    @TempDir
    Path data;

    private int port;
    private @Nullable Process broker;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        run();
    }

    private void run() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString()))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("broker.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BONGSU_BROKER_PORT",
                        Integer.toString(port),
                        "BONGSU_BROKER_USER",
                        "bongsu",
                        "BONGSU_BROKER_PASSWORD",
                        "secret",
                        "BONGSU_BROKER_DATA",
                        data.resolve("broker").toString()));
        Process started = builder.start();
        broker = started;
        for (int i = 0; i < 300 && !opens() && !started.waitFor(100, TimeUnit.MILLISECONDS); i++) {
            // until it opens its virtual host, which is later than its port, or has died
        }
        assertThat(started.isAlive())
                .as(Files.readString(data.resolve("broker.log")))
                .isTrue();
    }

    private static Path jar() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("broker-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private boolean opens() {
        try (Connection connection = connect("secret")) {
            return connection.isOpen();
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    @AfterEach
    void stop() throws Exception {
        Process running = Objects.requireNonNull(broker);
        running.destroy();
        assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private Connection connect(String password) throws IOException, TimeoutException {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost("127.0.0.1");
        factory.setPort(port);
        factory.setUsername("bongsu");
        factory.setPassword(password);
        factory.setVirtualHost("/");
        return factory.newConnection();
    }

    @Test
    void aConfirmedMessageSurvivesAKilledBroker() throws Exception {
        try (Connection connection = connect("secret");
                Channel channel = connection.createChannel()) {
            channel.exchangeDeclare("event.alert", "topic", true);
            channel.queueDeclare("event.alert.ticket-svc", true, false, false, Map.of());
            channel.queueBind("event.alert.ticket-svc", "event.alert", "#");
            channel.confirmSelect();
            channel.basicPublish(
                    "event.alert",
                    "raised",
                    MessageProperties.PERSISTENT_BASIC,
                    "fire".getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        }
        Objects.requireNonNull(broker).destroyForcibly().waitFor();
        run();
        try (Connection connection = connect("secret");
                Channel channel = connection.createChannel()) {
            GetResponse message = channel.basicGet("event.alert.ticket-svc", true);
            assertThat(message).isNotNull();
            assertThat(message.getBody()).asString(StandardCharsets.UTF_8).isEqualTo("fire");
        }
    }

    @Test
    void whatOnlyRabbitUnderstandsIsIgnoredInsteadOfRefused() throws Exception {
        try (Connection connection = connect("secret");
                Channel channel = connection.createChannel()) {
            Map<String, Object> arguments =
                    Map.of("x-queue-type", "quorum", "x-dead-letter-exchange", "DLX", "x-message-ttl", 60_000);
            assertThat(channel.queueDeclare("q", true, false, false, arguments).getQueue())
                    .isEqualTo("q");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> connect("guess")).isInstanceOf(IOException.class);
    }
}
