package io.bongsu.billing;

import static io.bongsu.billing.FocusCsv.aFile;
import static io.bongsu.billing.FocusCsv.aRow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.platform.test.BongsuTest;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import tools.jackson.databind.JsonNode;

/** A second instance in a process of its own is killed in the middle of an import; this one goes on answering. */
@BongsuTest("billing")
class KillIT {
    private static final String ALL_2024 = "from=2024-01-01&to=2025-01-01";

    @LocalServerPort
    int port;

    @Autowired
    ConfigurableEnvironment environment;

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    @Test
    void aKilledImportIsRejectedAtTheNextStartAndTheOldEditionStays() throws IOException {
        UUID tenant = UUID.randomUUID();
        BillingApi here = BillingApi.on(port).as("finance", tenant);
        here.active("kill", aFile().with(aRow().billed("42")).text());

        int otherPort = freePort();
        Process victim = start(otherPort);
        BillingApi there = BillingApi.on(otherPort).as("finance", tenant);
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> alive(there));
        String id = BillingApi.json(there.send("kill", large()).expectStatus().isAccepted())
                .get("id")
                .asString();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> here.delivery(id).get("rowsRead").asLong() > 0);
        victim.destroyForcibly().onExit().join();
        assertThat(here.delivery(id).get("state").asString())
                .as("killed in the middle")
                .isEqualTo("running");
        assertThat(here.total(ALL_2024)).isEqualByComparingTo(new BigDecimal(42));
        assertThat(uploads()).as("the killed process left its file").isEqualTo(1);

        start(otherPort);
        JsonNode delivery = here.ended(id);
        assertThat(delivery.get("state").asString()).isEqualTo("rejected");
        assertThat(delivery.get("reason").asString()).isEqualTo("interrupted");
        assertThat(here.total(ALL_2024)).isEqualByComparingTo(new BigDecimal(42));
        assertThat(uploads()).isZero();
        assertThat(BillingDatabase.of(environment).seenBy(tenant.toString(), "charge"))
                .as("nothing staged is left")
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> alive(there));
        there.active("kill", aFile().with(aRow().billed("43")).text());
        assertThat(here.total(ALL_2024)).isEqualByComparingTo(new BigDecimal(43));
    }

    private static boolean alive(BillingApi api) {
        api.get("/api/v1/budgets").expectStatus().isOk();
        return true;
    }

    private static byte[] large() {
        String[] lines = aFile().with(aRow()).text().split("\n", -1);
        StringBuilder csv = new StringBuilder(lines[0]).append('\n');
        for (int i = 0; i < 250_000; i++) {
            csv.append(lines[1].replace("i-1", "i-" + i)).append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Process start(int port) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bongsu.billing.BillingApplication",
                "--server.port=" + port,
                "--bongsu.billing.delivery.folder=" + folder));
        if (environment.getPropertySources().get("bongsu-test") instanceof EnumerablePropertySource<?> variables) {
            for (String name : variables.getPropertyNames()) {
                command.add("--" + name + "=" + variables.getProperty(name));
            }
        }
        File log = new File("target/kill-it.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        processes.add(process);
        return process;
    }

    private long uploads() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
