package io.bongsu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.platform.test.BongsuTest;
import io.bongsu.platform.test.Tokens;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A browser at the gateway; Keycloak's token endpoint is played, its tokens are really checked. */
@BongsuTest("gateway")
class SignInIT {
    private static final Played KEYCLOAK = new Played();
    private static final Played SERVICE = new Played();
    private static final String TOKEN = "/auth/realms/bongsu/protocol/openid-connect/token";
    private static final String CALLBACK = "/login/oauth2/code/bongsu";

    private static final AtomicReference<String> NONCE = new AtomicReference<>("");
    private static final AtomicInteger LIFETIME = new AtomicInteger();
    private static final AtomicInteger REFRESHED = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    private Http browser = new Http(0);

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add("BONGSU_KEYCLOAK_URL", KEYCLOAK::url);
        registry.add("BONGSU_EVENT_URL", SERVICE::url);
        registry.add("BONGSU_COLLECTOR_URL", SERVICE::url);
        registry.add("BONGSU_TICKET_URL", () -> "http://127.0.0.1:1"); // nobody listens there
        registry.add("BONGSU_PUBLIC_URL", () -> "http://localhost:8080");
        registry.add("BONGSU_GATEWAY_CLIENT_SECRET", () -> "test");
    }

    @BeforeEach
    void connect() {
        browser = new Http(port);
        LIFETIME.set(600);
        REFRESHED.set(0);
        KEYCLOAK.answer(TOKEN, (asked, response) -> {
            if (asked.body().contains("grant_type=refresh_token")) {
                REFRESHED.incrementAndGet();
            }
            return response.header("Content-Type", "application/json").sendString(Mono.just(tokens("agent")));
        });
    }

    @AfterAll
    static void stop() {
        KEYCLOAK.stop();
        SERVICE.stop();
    }

    @Test
    void aPageLeadsToKeycloakAndBack() {
        HttpResponse<String> page = browser.get("/tickets/INC-1?tab=notes", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page)).isEqualTo("http://localhost:8080/oauth2/authorization/bongsu");
        HttpResponse<String> signedIn = signIn();
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(location(signedIn)).isEqualTo("/tickets/INC-1?tab=notes");
        assertThat(browser.get("/tickets/INC-1?tab=notes").body()).contains("placeholder");
    }

    @Test
    void keycloakIsAskedWithPkceStateAndNonceUnderItsPublicAddress() {
        HttpResponse<String> start = browser.get("/oauth2/authorization/bongsu");
        assertThat(location(start)).startsWith("http://localhost/test-realm/protocol/openid-connect/auth?");
        assertThat(query(location(start)))
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://localhost:8080" + CALLBACK)
                .containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScripts() {
        HttpResponse<String> start = browser.get("/oauth2/authorization/bongsu");
        String cookie = start.headers().allValues("set-cookie").stream()
                .filter(value -> value.startsWith("SESSION="))
                .findFirst()
                .orElse("");
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax");
        String before = browser.cookies().get("SESSION");
        finishSignIn(start);
        assertThat(browser.cookies().get("SESSION")).isNotEqualTo(before); // nobody can plant a session
    }

    @Test
    void theTokenGoesToServicesAndNeverToTheBrowser() {
        signIn();
        assertThat(browser.get("/api/v1/alerts").statusCode()).isEqualTo(200);
        assertThat(SERVICE.lastAsked().headers().get("authorization")).startsWith("Bearer ey");
        assertThat(SERVICE.lastAsked().headers()).doesNotContainKey("cookie");
        assertThat(browser.cookies().values()).noneMatch(value -> value.startsWith("ey"));
        assertThat(json.readTree(browser.get("/api/v1/me").body())
                        .get("username")
                        .asString())
                .isEqualTo("agent");
    }

    @Test
    void aServiceThatDoesNotRunIsSaidToBeDown() {
        signIn();
        HttpResponse<String> answer = browser.get("/api/v1/tickets");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json.readTree(answer.body()).get("type").asString()).isEqualTo("/problems/service-down");
    }

    @Test
    void aTokenThatIsAboutToEndIsRenewed() {
        LIFETIME.set(30);
        signIn();
        assertThat(browser.get("/api/v1/alerts").statusCode()).isEqualTo(200);
        assertThat(REFRESHED.get()).isPositive();
    }

    @Test
    void whenKeycloakEndedTheSessionSoDoWe() {
        LIFETIME.set(30);
        signIn();
        KEYCLOAK.answer(
                TOKEN,
                (asked, response) -> response.status(400)
                        .header("Content-Type", "application/json")
                        .sendString(Mono.just("{\"error\":\"invalid_grant\"}")));
        assertThat(browser.get("/api/v1/alerts").statusCode()).isEqualTo(401);
        assertThat(browser.get("/", "Accept", "text/html").statusCode()).isEqualTo(302);
    }

    @Test
    void aWriteNeedsTheTokenOfOurPage() {
        signIn();
        browser.get("/api/v1/me");
        HttpResponse<String> without = browser.post("/api/v1/rules", "{}", "Content-Type", "application/json");
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(json.readTree(without.body()).get("type").asString()).isEqualTo("/problems/csrf-token-missing");
        assertThat(browser.post("/api/v1/rules", "{}", "X-XSRF-TOKEN", "guessed")
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> with = browser.post("/api/v1/rules", "{\"a\":1}", "X-XSRF-TOKEN", csrf());
        assertThat(with.statusCode()).isEqualTo(200);
        assertThat(SERVICE.lastAsked().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aFormForAServiceKeepsItsBody() {
        signIn();
        browser.get("/api/v1/me");
        HttpResponse<String> answer = browser.post(
                "/prometheus/api/v1/query",
                "query=up",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "X-XSRF-TOKEN",
                csrf());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(SERVICE.lastAsked().body()).isEqualTo("query=up");
    }

    /** Head and body come apart, and right behind the answer before: no request may be left lying. */
    @Test
    void noRequestOfABusyConnectionIsLost() {
        signIn();
        browser.get("/api/v1/me");
        for (int i = 0; i < 200; i++) {
            assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
            assertThat(browser.post("/api/v1/rules", "{}", "X-XSRF-TOKEN", csrf())
                            .statusCode())
                    .isIn(200, 429);
        }
    }

    @Test
    void theSessionDoesNotCountWhereKeysDo() {
        signIn();
        assertThat(browser.post("/v1/metrics", "x").statusCode()).isEqualTo(200);
        assertThat(SERVICE.lastAsked().headers()).doesNotContainKeys("authorization", "cookie");
    }

    @Test
    void theCsrfCookieComesWithTheFirstPageAndScriptsCanReadIt() {
        HttpResponse<String> first = browser.get("/assets/app-1a2b3c.js");
        String cookie = first.headers().allValues("set-cookie").stream()
                .filter(value -> value.startsWith("XSRF-TOKEN="))
                .findFirst()
                .orElse("");
        assertThat(cookie).isNotEmpty().doesNotContainIgnoringCase("HttpOnly");
        String token = csrf();
        browser.get("/assets/app-1a2b3c.js");
        assertThat(csrf()).isEqualTo(token);
    }

    @Test
    void signingOutEndsBothSessions() {
        signIn();
        browser.get("/api/v1/me");
        assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
        HttpResponse<String> out = browser.post(
                "/logout",
                "_csrf=" + URLEncoder.encode(csrf(), StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(out.statusCode()).isEqualTo(302);
        assertThat(location(out)).startsWith("http://localhost/test-realm/protocol/openid-connect/logout?");
        assertThat(query(location(out)))
                .containsKey("id_token_hint")
                .containsEntry("post_logout_redirect_uri", "http://localhost:8080/");
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyIsSentElsewhereAfterSigningIn() {
        for (String page : new String[] {"//evil.example/", "https://evil.example/", "/\\evil.example", "/logout"}) {
            browser = new Http(port);
            browser.cookies()
                    .put("REDIRECT_URI", Base64.getEncoder().encodeToString(page.getBytes(StandardCharsets.UTF_8)));
            assertThat(location(signIn())).as(page).isEqualTo("/");
        }
        browser = new Http(port);
        browser.cookies().put("REDIRECT_URI", "%%%");
        assertThat(location(signIn())).isEqualTo("/");
    }

    @Test
    void aBrokenReturnFromKeycloakIsAPageWithAWayOut() {
        HttpResponse<String> answer = browser.get(CALLBACK + "?code=x&state=forged");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("href=\"/\"");
        HttpResponse<String> denied = browser.get(CALLBACK + "?error=access_denied&state=forged");
        assertThat(denied.statusCode()).isEqualTo(401);
    }

    @Test
    void anIdTokenForSomebodyElseIsRefused() {
        KEYCLOAK.answer(TOKEN, (asked, response) -> {
            NONCE.set("stolen");
            return response.header("Content-Type", "application/json").sendString(Mono.just(tokens("admin")));
        });
        assertThat(signIn().statusCode()).isEqualTo(401);
        assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> signIn() {
        return finishSignIn(browser.get("/oauth2/authorization/bongsu"));
    }

    private HttpResponse<String> finishSignIn(HttpResponse<String> start) {
        Map<String, String> asked = query(location(start));
        NONCE.set(Objects.requireNonNull(asked.get("nonce")));
        String state = URLEncoder.encode(Objects.requireNonNull(asked.get("state")), StandardCharsets.UTF_8);
        return browser.get(CALLBACK + "?code=anything&state=" + state, "Accept", "text/html");
    }

    private String csrf() {
        return Objects.requireNonNull(browser.cookies().get("XSRF-TOKEN"));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static Map<String, String> query(String url) {
        return Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String tokens(String role) {
        String idToken = Tokens.with(
                Tokens.DEFAULT,
                role,
                claims -> claims.audience("bongsu-gateway")
                        .claim("azp", "bongsu-gateway")
                        .claim("nonce", NONCE.get()));
        return """
                {"access_token":"%s","id_token":"%s","refresh_token":"refresh","token_type":"Bearer","expires_in":%d}""".formatted(Tokens.of(role), idToken, LIFETIME.get());
    }
}
