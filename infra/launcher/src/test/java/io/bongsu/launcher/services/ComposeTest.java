package io.bongsu.launcher.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.launcher.home.Json;
import io.bongsu.launcher.home.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** There is no Docker where we build: what can be known without it about infra/compose.yaml is known here. */
class ComposeTest {

    private static final Path INFRA = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:[-?][^}]*)?}");

    private static JsonNode compose() throws IOException {
        return Json.MAPPER.valueToTree(new Yaml().<Object>load(Files.readString(INFRA.resolve("compose.yaml"))));
    }

    private static JsonNode service(ServiceKind kind) throws IOException {
        return compose().path("services").path(kind.component());
    }

    private static Map<String, String> images() throws IOException {
        return Files.readAllLines(INFRA.resolve("images.env")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static Map<String, String> environment(ServiceKind kind) throws IOException {
        Map<String, String> values = new TreeMap<>();
        service(kind)
                .path("environment")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString()));
        return values;
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void everyVariableThatAServiceReadsIsGiven(ServiceKind kind) throws IOException {
        assertThat(environment(kind)).containsKeys(ServiceVariables.readBy(kind).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void aServiceIsHealthyWhenItsReadinessAnswersOnItsOwnPort(ServiceKind kind) throws IOException {
        String check = service(kind).path("healthcheck").path("test").toString();
        assertThat(check).contains("127.0.0.1:" + environment(kind).get("SERVER_PORT") + "/actuator/health/readiness");
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void aServiceStartsFromTheJarOfItsModule(ServiceKind kind) throws IOException {
        String jar = kind.module() + "/target/" + kind.component() + "-${BONGSU_VERSION:?}.jar";
        assertThat(service(kind).path("build").path("args").path("JAR").asString())
                .isEqualTo(jar);
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void nothingStartsBeforeWhatItNeedsIsHealthy(ServiceKind kind) throws IOException {
        assertThat(service(kind).path("depends_on").properties())
                .isNotEmpty()
                .allMatch(entry -> entry.getValue().path("condition").asString().equals("service_healthy"));
    }

    @Test
    void theGatewayFindsEveryServiceWhereItListens() throws IOException {
        Map<String, String> gateway = environment(ServiceKind.GATEWAY);
        for (ServiceKind kind : Set.of(
                ServiceKind.COLLECTOR,
                ServiceKind.EVENT,
                ServiceKind.TICKET,
                ServiceKind.TOPOLOGY,
                ServiceKind.BILLING)) {
            assertThat(gateway.get("BONGSU_" + kind.name() + "_URL"))
                    .isEqualTo("http://" + kind.component() + ":"
                            + environment(kind).get("SERVER_PORT"));
        }
    }

    @Test
    void onlyThePublicPortsAreOpen() throws IOException {
        List<String> open = compose().path("services").properties().stream()
                .flatMap(entry -> entry.getValue().path("ports").valueStream().map(JsonNode::asString))
                .sorted()
                .toList();
        assertThat(open)
                .containsExactly(
                        "${BONGSU_OTLP_GRPC_PORT:-4317}:4317",
                        "${BONGSU_OTLP_HTTP_PORT:-4318}:4318",
                        "${BONGSU_PORT:-8080}:8080");
    }

    @Test
    void everyImageIsNamedOnceInImagesEnv() throws IOException {
        Map<String, String> images = images();
        assertThat(images)
                .containsEntry("POSTGRES_IMAGE", "postgres:18")
                .containsEntry("RABBITMQ_IMAGE", "rabbitmq:4-management");
        assertThat(images.get("KEYCLOAK_IMAGE")).endsWith(":" + Versions.of("keycloak"));
        assertThat(images.get("BONGSU_VERSION")).isEqualTo(Versions.suite());
        compose().path("services").properties().forEach(entry -> {
            String image = entry.getValue().path("image").asString();
            assertThat(image).matches("\\$\\{[A-Z]+_IMAGE:\\?}|bongsu/[a-z-]+:\\$\\{BONGSU_VERSION:\\?}");
        });
    }

    @Test
    void theDockerfilesDefaultsAreThoseOfImagesEnv() throws IOException {
        for (String file : List.of("Dockerfile.service", "Dockerfile.keycloak")) {
            Matcher argument = Pattern.compile("ARG ([A-Z]+_IMAGE)=(\\S+)")
                    .matcher(Files.readString(INFRA.resolve("docker").resolve(file)));
            assertThat(argument.find()).isTrue();
            assertThat(argument.group(2)).isEqualTo(images().get(argument.group(1)));
        }
    }

    @Test
    void noSecretHasADefault() throws IOException {
        Matcher variables = VARIABLE.matcher(Files.readString(INFRA.resolve("compose.yaml")));
        while (variables.find()) {
            if (variables.group(1).matches(".*(PASSWORD|SECRET|KEY).*")) {
                assertThat(variables.group()).endsWith(":?}");
            }
        }
    }

    @Test
    void theReadmeMakesEverySecretThatIsAskedFor() throws IOException {
        String readme = Files.readString(INFRA.resolve("README.md"));
        Set<String> known = images().keySet();
        Matcher required =
                Pattern.compile("\\$\\{([A-Z0-9_]+):\\?}").matcher(Files.readString(INFRA.resolve("compose.yaml")));
        while (required.find()) {
            if (!known.contains(required.group(1))) {
                assertThat(readme).contains(required.group(1));
            }
        }
    }

    @Test
    void keycloakIsGivenEveryPlaceholderOfTheRealm() throws IOException {
        Set<String> given = compose().path("services").path("keycloak").path("environment").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Matcher asked = Pattern.compile("\"\\$\\{(BONGSU_[A-Z_]+)}\"")
                .matcher(Files.readString(INFRA.resolve("keycloak/bongsu-realm.json")));
        while (asked.find()) {
            assertThat(given).contains(asked.group(1));
        }
    }
}
