package io.bongsu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;

/** A program that knows a name and a password; Keycloak's token endpoint is played, its tokens are really checked. */
@BongsuTest("gateway")
class PasswordIT {
    private static final Played KEYCLOAK = new Played();
    private static final Played SERVICE = new Played();
    private static final String TOKEN = "/auth/realms/bongsu/protocol/openid-connect/token";
    private static final String QUERY = "/prometheus/api/v1/query?query=up";

    @LocalServerPort
    int port;

    private Http program = new Http(0);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_KEYCLOAK_URL", KEYCLOAK::url);
        registry.add("BONGSU_COLLECTOR_URL", SERVICE::url);
        registry.add("BONGSU_EVENT_URL", SERVICE::url);
        registry.add("BONGSU_PUBLIC_URL", () -> "http://localhost:8080");
        registry.add("BONGSU_GATEWAY_CLIENT_SECRET", () -> "test");
    }

    @BeforeEach
    void connect() {
        program = new Http(port);
        KEYCLOAK.asked().clear();
        SERVICE.asked().clear();
        grant("viewer", 600);
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.stop();
        SERVICE.stop();
    }

    @Test
    void aNameAndAPasswordBecomeAToken() {
        HttpResponse<String> answer = program.get(QUERY, "Authorization", basic("viewer", "pass:w ord/é"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVICE.lastAsked().headers().get("authorization")).startsWith("Bearer ey");
        assertThat(KEYCLOAK.lastAsked().body())
                .isEqualTo("grant_type=password&client_id=bongsu-cli&username=viewer&password=pass%3Aw+ord%2F%C3%A9");
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie"); // no session
    }

    @Test
    void keycloakIsAskedOnceForManyRequestsAndAgainForAnotherPassword() {
        for (int i = 0; i < 5; i++) {
            assertThat(program.get(QUERY, "Authorization", basic("viewer", "many"))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(KEYCLOAK.asked()).hasSize(1);
        refuse();
        assertThat(program.get(QUERY, "Authorization", basic("viewer", "Many")).statusCode())
                .isEqualTo(401);
        assertThat(program.get(QUERY, "Authorization", basic("viewe", "rmany")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenThatSoonEndsIsNotKept() {
        grant("viewer", 0);
        program.get(QUERY, "Authorization", basic("viewer", "short"));
        program.get(QUERY, "Authorization", basic("viewer", "short"));
        assertThat(KEYCLOAK.asked()).hasSize(2);
    }

    @Test
    void aWrongPasswordIsSaidAndNotRemembered() {
        refuse();
        HttpResponse<String> answer = program.get(QUERY, "Authorization", basic("operator", "wrong"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Name or password is wrong");
        assertThat(answer.headers().allValues("WWW-Authenticate")).noneMatch(value -> value.startsWith("Basic"));
        assertThat(SERVICE.asked()).isEmpty();
        grant("operator", 600);
        assertThat(program.get(QUERY, "Authorization", basic("operator", "wrong"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoNameAndPasswordIsRefusedWithoutAskingKeycloak() {
        for (String value : new String[] {
            "Basic", "Basic ", "Basic %%%", "Basic " + base64("nocolon"), "Basic " + base64(":x"), "Basic /w=="
        }) {
            assertThat(program.get(QUERY, "Authorization", value).statusCode())
                    .as(value)
                    .isEqualTo(401);
        }
        assertThat(KEYCLOAK.asked()).isEmpty();
    }

    @Test
    void ourOwnApiTakesNoPasswords() {
        assertThat(program.get("/api/v1/alerts", "Authorization", basic("viewer", "many"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(KEYCLOAK.asked()).isEmpty();
    }

    @Test
    void whenKeycloakIsAwayTheAnswerSaysWhenToComeBack() {
        KEYCLOAK.answer(TOKEN, (asked, response) -> response.status(503).send());
        HttpResponse<String> answer = program.get(QUERY, "Authorization", basic("viewer", "away"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void grant(String role, int seconds) {
        KEYCLOAK.answer(
                TOKEN,
                (asked, response) -> response.header("Content-Type", "application/json")
                        .sendString(Mono.just(
                                "{\"access_token\":\"%s\",\"expires_in\":%d}".formatted(Tokens.of(role), seconds))));
    }

    private static void refuse() {
        KEYCLOAK.answer(
                TOKEN,
                (asked, response) -> response.status(401)
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"error\":\"invalid_grant\"}")));
    }

    private static String basic(String username, String password) {
        return "Basic " + base64(username + ":" + password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
