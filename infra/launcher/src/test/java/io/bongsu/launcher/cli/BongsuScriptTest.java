package io.bongsu.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bash entry, in a checkout of two modules whose Maven only leaves a note that it was called. */
class BongsuScriptTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LATER = LONG_AGO.plusSeconds(60);

    @TempDir
    Path checkout;

    @BeforeEach
    void aCheckout() throws IOException {
        Files.copy(Path.of("../../bongsu"), checkout.resolve("bongsu"));
        executable("bongsu");
        file("mvnw", "#!/bin/sh\necho \"$@\" >> maven-was-called\n", LONG_AGO);
        executable("mvnw");
        file("pom.xml", "", LONG_AGO);
        for (String module : List.of("infra/launcher", "event-svc")) {
            file(module + "/pom.xml", "", LONG_AGO);
            file(module + "/src/main/java/A.java", "", LONG_AGO);
        }
        file("contracts/src/main/java/C.java", "", LONG_AGO);
        jars(LATER);
    }

    private void jars(Instant at) throws IOException {
        file("infra/launcher/target/launcher-0.1.0-SNAPSHOT.jar", "", at);
        file("event-svc/target/event-svc-0.1.0-SNAPSHOT.jar", "", at);
    }

    private void file(String name, String content, Instant at) throws IOException {
        Path file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private void executable(String name) throws IOException {
        Files.setPosixFilePermissions(checkout.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Answer(int status, String text) {}

    private Answer run(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("/bin/bash", "./bongsu"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(checkout.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("BONGSU_HOME");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private boolean built() {
        return Files.exists(checkout.resolve("maven-was-called"));
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws Exception {
        run(Map.of(), "up");
        assertThat(built()).isFalse();
    }

    @Test
    void aMissingJarIsBuilt() throws Exception {
        Files.delete(checkout.resolve("event-svc/target/event-svc-0.1.0-SNAPSHOT.jar"));
        assertThat(run(Map.of(), "up").text()).contains("event-svc");
        assertThat(built()).isTrue();
    }

    @Test
    void theLauncherIsNotAskedToBuildForStatus() throws Exception {
        file("event-svc/src/main/java/A.java", "", LATER.plusSeconds(60));
        run(Map.of(), "status");
        assertThat(built()).isFalse();
    }

    @Nested
    class WhenASourceIsNewer {

        @BeforeEach
        void touched() throws IOException {
            file("contracts/src/main/java/C.java", "", LATER.plusSeconds(60));
        }

        @Test
        void everythingThatUsesItIsBuilt() throws Exception {
            run(Map.of(), "up");
            assertThat(checkout.resolve("maven-was-called")).content().contains("package");
        }

        @Test
        void itIsBuiltOnceAlthoughTheJarStaysOld() throws Exception {
            run(Map.of(), "up");
            Files.delete(checkout.resolve("maven-was-called"));
            run(Map.of(), "up");
            assertThat(built()).isFalse();
        }

        @Test
        void noBuildMeansNoBuild() throws Exception {
            run(Map.of(), "up", "--no-build");
            assertThat(built()).isFalse();
        }
    }

    @Test
    void aNewerTestIsNoReasonToBuild() throws Exception {
        file("event-svc/src/test/java/ATest.java", "", LATER.plusSeconds(60));
        run(Map.of(), "up");
        assertThat(built()).isFalse();
    }

    @Test
    void aFailedBuildSaysWhereItsLogIs() throws Exception {
        file("mvnw", "#!/bin/sh\necho '[ERROR] event-svc does not compile'; exit 1\n", LONG_AGO);
        executable("mvnw");
        Files.delete(checkout.resolve("event-svc/target/event-svc-0.1.0-SNAPSHOT.jar"));
        Answer answer = run(Map.of(), "up");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("event-svc does not compile", ".bongsu/logs/build.log");
    }

    @Test
    void withoutNodeNothingIsBuilt() throws Exception {
        Files.delete(checkout.resolve("event-svc/target/event-svc-0.1.0-SNAPSHOT.jar"));
        Path tools = Files.createDirectory(checkout.resolve("tools"));
        for (String tool : List.of("bash", "sed", "find", "dirname", "readlink", "mkdir", "cat")) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
        }
        Answer answer = run(Map.of("PATH", tools.toString()), "up");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.text()).contains("Node 20 or newer is needed");
        assertThat(built()).isFalse();
    }
}
