package io.bongsu.launcher.cli;

import io.bongsu.launcher.home.Account;
import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Home;
import io.bongsu.launcher.home.Json;
import io.bongsu.launcher.home.Port;
import io.bongsu.launcher.supervise.StateFile;
import io.bongsu.launcher.supervise.SuiteState;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** {@code token} and {@code ingest-key}: what a program needs to talk to the running suite. */
final class Api {

    private static final int LIMIT_MILLIS = 15_000;

    private final Home home;
    private final PrintStream out;

    Api(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    int token(List<String> arguments) throws Refusal, IOException {
        Options options = Options.parse(arguments, Set.of(), Set.of());
        String user = options.words().isEmpty() ? "admin" : options.words().getFirst();
        out.println(tokenOf(user, Credentials.ofFile(home.credentials()), running()));
        return 0;
    }

    int ingestKey(List<String> arguments) throws Refusal, IOException {
        Options.parse(arguments, Set.of(), Set.of());
        SuiteState suite = running();
        Credentials credentials = Credentials.ofFile(home.credentials());
        String key = credentials.ingestKey();
        if (key == null) {
            key = post(
                            "http://127.0.0.1:" + suite.ports().get(Port.HTTP) + "/api/v1/ingest-keys",
                            Map.of(
                                    "Content-Type",
                                    "application/json",
                                    "Authorization",
                                    "Bearer " + tokenOf("admin", credentials, suite)),
                            "{\"name\":\"launcher\"}")
                    .path("key")
                    .asString("");
            if (key.isEmpty()) {
                throw new Refusal("the gateway answered without a key");
            }
            credentials.withIngestKey(key).store(home.credentials());
        }
        out.println(key);
        return 0;
    }

    private SuiteState running() throws IOException, Refusal {
        return new StateFile(home.state())
                .read()
                .filter(SuiteState::supervised)
                .orElseThrow(() -> new Refusal("Bongsu is not running: ./bongsu up"));
    }

    /** From Keycloak's own port; its issuer is the public address all the same. */
    private static String tokenOf(String user, Credentials credentials, SuiteState suite) throws Refusal, IOException {
        Account account = credentials.accounts().get(user);
        if (account == null) {
            throw new Refusal("there is no account " + user + "; there are "
                    + String.join(", ", credentials.accounts().keySet()));
        }
        String form = "grant_type=password&client_id=bongsu-cli&username=" + encode(user) + "&password="
                + encode(account.password());
        return post(
                        "http://127.0.0.1:" + suite.ports().get(Port.KEYCLOAK)
                                + "/auth/realms/bongsu/protocol/openid-connect/token",
                        Map.of("Content-Type", "application/x-www-form-urlencoded"),
                        form)
                .path("access_token")
                .asString("");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode post(String url, Map<String, String> headers, String body) throws IOException, Refusal {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(LIMIT_MILLIS);
        connection.setReadTimeout(LIMIT_MILLIS);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        headers.forEach(connection::setRequestProperty);
        try {
            connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            int status = connection.getResponseCode();
            try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                byte[] answer = in == null ? new byte[0] : in.readAllBytes();
                if (status >= 300) {
                    throw new Refusal(
                            url + " answered " + status + " " + new String(answer, StandardCharsets.UTF_8).strip());
                }
                return Json.MAPPER.readTree(answer);
            }
        } catch (ConnectException e) {
            throw new Refusal("nobody answers at " + url + "; ./bongsu status shows what runs");
        } finally {
            connection.disconnect();
        }
    }
}
