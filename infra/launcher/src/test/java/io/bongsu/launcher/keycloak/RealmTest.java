package io.bongsu.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.launcher.home.Credentials;
import io.bongsu.launcher.home.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the realm file promises on paper; the integration test asks a running Keycloak. */
class RealmTest {

    private static final Path FILE = Path.of("../keycloak/bongsu-realm.json");

    @TempDir
    Path folder;

    private static JsonNode realm() throws IOException {
        return Json.MAPPER.readTree(Files.readAllBytes(FILE));
    }

    private static List<JsonNode> people() throws IOException {
        return StreamSupport.stream(realm().path("users").spliterator(), false)
                .filter(user -> !user.has("serviceAccountClientId"))
                .toList();
    }

    @Test
    void everySecretIsAPlaceholder() throws IOException {
        assertThat(realm().findValues("secret"))
                .isNotEmpty()
                .allMatch(value -> value.asString().matches("\\$\\{[A-Z_]+}"));
        assertThat(people())
                .allMatch(user -> user.path("credentials")
                        .path(0)
                        .path("value")
                        .asString()
                        .matches("\\$\\{BONGSU_PASSWORD_[A-Z_]+}"));
    }

    @Test
    void everyPersonHasAnAccountInTheCredentialsAndAPlaceholderThatWeFill() throws IOException {
        Map<String, String> placeholders = people().stream()
                .collect(Collectors.toMap(
                        user -> user.path("username").asString(),
                        user -> user.path("credentials").path(0).path("value").asString()));
        Credentials credentials = Credentials.ofFile(folder.resolve("credentials"));
        assertThat(placeholders.keySet()).isEqualTo(credentials.accounts().keySet());
        placeholders.forEach(
                (user, placeholder) -> assertThat(placeholder).isEqualTo("${" + Keycloak.passwordVariable(user) + "}"));
    }

    @Test
    void everyPersonCanSignInWithoutBeingAskedForMore() throws IOException {
        assertThat(people()).allSatisfy(user -> {
            assertThat(user.path("email").asString()).isNotBlank();
            assertThat(user.path("firstName").asString()).isNotBlank();
            assertThat(user.path("lastName").asString()).isNotBlank();
            assertThat(user.path("emailVerified").asBoolean()).isTrue();
            assertThat(user.path("attributes").path("tenant_id").path(0).asString())
                    .matches(Pattern.compile("[0-9a-f-]{36}"));
        });
    }
}
