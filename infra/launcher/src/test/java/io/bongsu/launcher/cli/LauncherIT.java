package io.bongsu.launcher.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bongsu.launcher.home.Json;
import io.bongsu.launcher.home.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The launcher as a person uses it, from outside: real PostgreSQL, broker and Keycloak on ports of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LauncherIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path HOME = TARGET.resolve("it-home");
    private static final String ONLY = "--only=postgres,broker,keycloak";

    private static int http;

    private record Answer(int status, String text) {}

    private static Answer bongsu(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("../../bongsu"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("BONGSU_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("BONGSU_HOME", HOME.toString());
        environment.put("BONGSU_RUNTIME", TARGET.resolve("it-runtime").toString());
        environment.put("BONGSU_PORT", Integer.toString(http));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static JsonNode component(String name) throws IOException, InterruptedException {
        for (JsonNode row :
                Json.MAPPER.readTree(bongsu("status", "--json").text()).path("components")) {
            if (row.path("name").asString().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("status has no row for " + name);
    }

    private static JsonNode claims(String user) throws IOException, InterruptedException {
        Answer answer = bongsu("token", user);
        assertThat(answer.status()).as(answer.text()).isZero();
        return Json.MAPPER.readTree(
                Base64.getUrlDecoder().decode(answer.text().strip().split("\\.", -1)[1]));
    }

    @BeforeAll
    static void up() throws IOException, InterruptedException {
        http = new Ports.Machine().any();
        bongsu("down", "--wipe");
        Answer answer = bongsu("up", "--no-build", "--detach", ONLY);
        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("http://localhost:" + http + "/", "acme-admin");
    }

    @AfterAll
    static void down() throws IOException, InterruptedException {
        bongsu("down", "--wipe");
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "admin,admin,default,1",
        "operator,operator,default,1",
        "agent,agent,default,1",
        "requester,requester,default,1",
        "finance,finance,default,1",
        "viewer,viewer,default,1",
        "acme-admin,admin,acme,2"
    })
    void everyAccountGetsATokenThatSaysWhoItIs(String user, String role, String tenant, int number) throws Exception {
        JsonNode claims = claims(user);
        assertThat(claims.path("iss").asString()).isEqualTo("http://localhost:" + http + "/auth/realms/bongsu");
        assertThat(claims.path("aud").toString()).contains("\"bongsu\"");
        assertThat(claims.path("tenant_id").asString()).isEqualTo("00000000-0000-7000-8000-00000000000" + number);
        assertThat(claims.path("tenant_name").asString()).isEqualTo(tenant);
        assertThat(claims.path("realm_access").path("roles").valueStream().map(JsonNode::asString))
                .contains(role)
                .doesNotContainAnyElementsOf(Stream.of("admin", "operator", "agent", "requester", "finance", "viewer")
                        .filter(other -> !other.equals(role))
                        .toList());
        assertThat(claims.path("preferred_username").asString()).isEqualTo(user);
        assertThat(claims.path("name").asString()).isNotBlank();
        assertThat(claims.path("email").asString()).contains("@");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isBetween(300L, 900L);
    }

    @Test
    @Order(2)
    void aSecondUpSaysThatItRuns() throws Exception {
        Answer answer = bongsu("up", "--no-build", "--detach", ONLY);
        assertThat(answer.status()).isZero();
        assertThat(answer.text()).contains("running already");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({"postgres", "broker"})
    void whatIsKilledComesBack(String name) throws Exception {
        long before = component(name).path("pid").asLong();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        await().atMost(60, SECONDS).until(() -> {
            JsonNode now = component(name);
            return now.path("restarts").asInt() == 1
                    && now.path("state").asString().equals("healthy")
                    && now.path("pid").asLong() != before;
        });
        await().atMost(60, SECONDS).until(() -> bongsu("token").status() == 0);
    }

    @Test
    @Order(4)
    void downLeavesNoProcessAndUpFindsTheSameAccounts() throws Exception {
        String subject = claims("agent").path("sub").asString();
        List<Long> pids = new ArrayList<>();
        JsonNode status = Json.MAPPER.readTree(bongsu("status", "--json").text());
        pids.add(status.path("supervisorPid").asLong());
        status.path("components").forEach(row -> pids.add(row.path("pid").asLong()));
        assertThat(pids).hasSize(4).doesNotContain(0L);
        assertThat(bongsu("down").status()).isZero();
        assertThat(pids)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        assertThat(bongsu("status").status()).isEqualTo(3);
        assertThat(bongsu("up", "--no-build", "--detach", ONLY).status()).isZero();
        assertThat(claims("agent").path("sub").asString()).isEqualTo(subject);
    }

    @Test
    @Order(5)
    void aKilledSupervisorsOrphansAreStoppedByDown() throws Exception {
        JsonNode status = Json.MAPPER.readTree(bongsu("status", "--json").text());
        long supervisor = status.path("supervisorPid").asLong();
        List<Long> pids = new ArrayList<>();
        status.path("components").forEach(row -> pids.add(row.path("pid").asLong()));
        ProcessHandle.of(supervisor).orElseThrow().destroyForcibly();
        await().atMost(10, SECONDS)
                .until(() -> bongsu("status", "--json").text().contains("orphaned"));
        assertThat(bongsu("down").status()).isZero();
        assertThat(pids)
                .noneMatch(pid ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
        assertThat(Files.exists(HOME.resolve("credentials"))).isTrue();
    }
}
