package io.bongsu.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

    @TempDir
    Path folder;

    @Test
    void onlyTheOwnerMayReadTheFile() throws IOException {
        Path file = folder.resolve("credentials");
        Credentials.ofFile(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void theNextStartFindsTheSameSecrets() throws IOException {
        Path file = folder.resolve("credentials");
        assertThat(Credentials.ofFile(file)).isEqualTo(Credentials.ofFile(file));
    }

    @Test
    void twoInstallationsShareNothing() throws IOException {
        Credentials one = Credentials.ofFile(folder.resolve("one"));
        Credentials other = Credentials.ofFile(folder.resolve("other"));
        assertThat(one.secrets().values())
                .doesNotContainAnyElementsOf(other.secrets().values());
    }

    @Test
    void whatAnOlderVersionDidNotKnowIsAdded() throws IOException {
        Path file = folder.resolve("credentials");
        Files.writeString(
                file,
                "{\"accounts\":{\"admin\":{\"password\":\"kept\",\"tenant\":\"default\",\"role\":\"admin\"}},\"secrets\":{}}");
        Credentials credentials = Credentials.ofFile(file);
        assertThat(Objects.requireNonNull(credentials.accounts().get("admin")).password())
                .isEqualTo("kept");
        assertThat(credentials.accounts())
                .containsKeys("operator", "agent", "requester", "finance", "viewer", "acme-admin");
        assertThat(credentials.secret("postgres")).hasSize(32);
    }

    @Test
    void theBootstrapKeyHasTheShapeOfAnIngestKey() throws IOException {
        assertThat(Credentials.ofFile(folder.resolve("credentials")).secret(Credentials.BOOTSTRAP_INGEST_KEY))
                .matches("bk[a-z2-7]{30}");
    }

    @Test
    void aPrintedObjectShowsNoSecret() throws IOException {
        Credentials credentials = Credentials.ofFile(folder.resolve("credentials"));
        String printed = credentials + " " + credentials.accounts();
        assertThat(credentials.secrets().values()).noneMatch(printed::contains);
        assertThat(credentials.accounts().values()).noneMatch(account -> printed.contains(account.password()));
    }
}
