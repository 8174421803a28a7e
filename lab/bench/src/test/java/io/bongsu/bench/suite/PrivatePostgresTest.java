package io.bongsu.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrivatePostgresTest {

    @Test
    void settingsAreTakenOverAndPlacesAreNot() {
        List<String> words = List.of(
                "/x/bin/postgres",
                "-D",
                "/x/data",
                "-c",
                "port=25432",
                "-c",
                "config_file=/etc/postgresql.conf",
                "-c",
                "shared_buffers=256MB",
                "-c",
                "log_line_prefix=%m [%p] ");
        assertThat(PrivatePostgres.settings(words))
                .containsExactly("-c", "shared_buffers=256MB", "-c", "log_line_prefix=%m [%p] ");
    }
}
