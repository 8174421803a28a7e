package io.bongsu.ticket.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.test.Tokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter against Keycloak's part as a small server. */
class KeycloakDirectoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakeKeycloak keycloak = new FakeKeycloak();
    private final KeycloakDirectory directory = directory(FakeKeycloak.SECRET, Duration.ofSeconds(10));

    private KeycloakDirectory directory(String secret, Duration timeout) {
        return new KeycloakDirectory(
                new PeopleProperties(
                        URI.create(keycloak.url()),
                        "bongsu",
                        "bongsu-directory",
                        secret,
                        timeout,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        10),
                new SimpleMeterRegistry());
    }

    @AfterEach
    void close() {
        keycloak.stop();
    }

    @Test
    void readsPeopleOfOneTenantWithTheSuitesRolesOnly() {
        String agent = keycloak.person(Tokens.DEFAULT, "agent", "Seo-yeon", "Ahn", true, "agent");
        keycloak.person(Tokens.ACME, "acme-admin", "Alex", "Acker", true, "admin");
        keycloak.person(Tokens.DEFAULT, "gone", "Left", "Us", false, "agent");
        assertThat(read(Tokens.DEFAULT))
                .containsExactly(new DirectoryPerson(agent, "Seo-yeon Ahn", "agent", List.of("agent")));
    }

    @Test
    void readsAllPages() {
        for (int i = 0; i < 230; i++) {
            keycloak.person(Tokens.DEFAULT, "person" + i, "Nr", Integer.toString(i), true, "requester");
        }
        assertThat(read(Tokens.DEFAULT)).hasSize(230);
    }

    @Test
    void oneBrokenAnswerIsAskedAgain() {
        keycloak.person(Tokens.DEFAULT, "agent", "Seo-yeon", "Ahn", true, "agent");
        keycloak.brokenAnswers.set(1);
        keycloak.broken = 500;
        assertThat(read(Tokens.DEFAULT)).hasSize(1);
    }

    @Test
    void wrongSecretIsUnavailableAndNotAskedAgain() {
        assertUnavailable(directory("wrong", Duration.ofSeconds(10)));
        assertThat(keycloak.asked.get()).isEqualTo(1);
    }

    @Test
    void slowDirectoryIsUnavailableInTime() {
        CountDownLatch gate = new CountDownLatch(1);
        keycloak.gate = gate;
        assertUnavailable(directory(FakeKeycloak.SECRET, Duration.ofMillis(200)));
        gate.countDown();
    }

    @Test
    void goneDirectoryIsUnavailableAndSoonNotEvenAsked() {
        keycloak.broken = 503;
        for (int i = 0; i < 5; i++) {
            assertUnavailable(directory);
        }
        int asked = keycloak.asked.get();
        assertUnavailable(directory);
        assertThat(keycloak.asked.get()).isEqualTo(asked);
    }

    private List<DirectoryPerson> read(UUID tenant) {
        return Objects.requireNonNull(directory.peopleOf(tenant).block(PATIENCE));
    }

    private static void assertUnavailable(KeycloakDirectory directory) {
        assertThatThrownBy(() -> directory.peopleOf(Tokens.DEFAULT).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.status().value()).isEqualTo(503));
    }
}
