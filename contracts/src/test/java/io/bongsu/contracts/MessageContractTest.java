package io.bongsu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Record, schema and samples of each fact tell the same story, and asyncapi.yaml names them all. */
class MessageContractTest {
    private static final Path MESSAGES = Path.of("messages");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final Map<String, Class<?>> RECORDS = records();

    @TestFactory
    Stream<DynamicTest> samplesFollowTheirSchema() throws IOException {
        return samples()
                .map(sample -> DynamicTest.dynamicTest(
                        MESSAGES.relativize(sample).toString(),
                        () -> assertThat(schemaOf(sample).validate(Files.readString(sample), InputFormat.JSON))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> samplesAreWhatTheRecordReadsAndWrites() throws IOException {
        return samples()
                .map(sample ->
                        DynamicTest.dynamicTest(MESSAGES.relativize(sample).toString(), () -> {
                            JsonNode json = JSON.readTree(Files.readString(sample));
                            Object fact = JSON.treeToValue(json, recordOf(sample));
                            JsonNode written = JSON.readTree(JSON.writeValueAsString(fact));
                            assertThat(schemaOf(sample).validate(written.toString(), InputFormat.JSON))
                                    .isEmpty();
                            json.properties()
                                    .forEach(field -> assertThat(written.get(field.getKey()))
                                            .isEqualTo(field.getValue()));
                        }));
    }

    @Test
    void everyFactHasAFolderAndEveryFolderAFact() throws IOException {
        try (Stream<Path> paths = Files.walk(MESSAGES)) {
            List<String> folders = paths.filter(path -> path.endsWith("schema.json"))
                    .map(MessageContractTest::folder)
                    .toList();
            assertThat(folders).containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
        }
    }

    @Test
    void asyncApiNamesEveryFactExchangeAndReader() throws IOException {
        String asyncApi = Files.readString(MESSAGES.resolve("asyncapi.yaml"));
        RECORDS.values()
                .forEach(record -> assertThat(asyncApi)
                        .contains("name: " + record.getAnnotation(Fact.class).value()));
        Exchanges.READERS.forEach((exchange, readers) -> {
            assertThat(asyncApi).contains("address: " + exchange + "\n");
            readers.forEach(
                    reader -> assertThat(asyncApi).contains(reader + "-reads-" + exchange.replace('.', '-') + ":"));
        });
    }

    @Test
    void entityIdsAreTheSameForEverybodyAndDifferByTenant() {
        var tenant = java.util.UUID.fromString("00000000-0000-7000-8000-000000000001");
        var other = java.util.UUID.fromString("00000000-0000-7000-8000-000000000002");
        assertThat(EntityId.of(tenant, "host", "web1")).hasToString("062441a7-3c1b-8d74-83e3-9b181e16af5f");
        assertThat(EntityId.of(tenant, "host", "web1")).isNotEqualTo(EntityId.of(other, "host", "web1"));
        assertThat(EntityId.of(tenant, "host", "web1").version()).isEqualTo(8);
        assertThat(EntityId.of(tenant, "host", "web1").variant()).isEqualTo(2);
    }

    private static Stream<Path> samples() throws IOException {
        try (Stream<Path> paths = Files.walk(MESSAGES)) {
            return paths
                    .filter(path -> path.toString().contains("samples")
                            && path.toString().endsWith(".json"))
                    .toList()
                    .stream();
        }
    }

    private static Schema schemaOf(Path sample) throws IOException {
        Path schema = sample.resolveSibling("../schema.json").normalize();
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema), InputFormat.JSON);
    }

    private static Class<?> recordOf(Path sample) {
        return Objects.requireNonNull(
                RECORDS.get(folder(sample.resolveSibling("../schema.json").normalize())), "no record for the sample");
    }

    /** messages/event/alert-raised/v1/schema.json → event/alert-raised/v1 */
    private static String folder(Path schema) {
        return MESSAGES.relativize(schema.getParent()).toString().replace('\\', '/');
    }

    private static Map<String, Class<?>> records() {
        try (Stream<Path> classes = Files.walk(Path.of("target/classes/io/bongsu/contracts"))) {
            return classes.filter(path -> path.toString().endsWith(".class")
                            && !path.toString().contains("package-info"))
                    .map(path -> Path.of("target/classes").relativize(path).toString())
                    .map(name -> load(name.replace('/', '.').replaceAll("\\.class$", "")))
                    .filter(type -> type.isAnnotationPresent(Fact.class))
                    .collect(Collectors.toUnmodifiableMap(MessageContractTest::folderOf, Function.identity()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** io.bongsu.event.alert.raised.v1 → event/alert-raised/v1 */
    private static String folderOf(Class<?> record) {
        String[] parts = record.getAnnotation(Fact.class).value().split("\\.", -1);
        return parts[2] + "/" + parts[3] + "-" + parts[4] + "/" + parts[5];
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
