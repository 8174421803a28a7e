package io.bongsu.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFolderTest {
    @TempDir
    Path folder;

    private TargetFolder targets;

    @BeforeEach
    void open() {
        targets = new TargetFolder(
                folder.resolve("targets"),
                new PrometheusCollector(),
                new ScrapeProperties(null, "", Duration.ofSeconds(15), Duration.ofSeconds(10), 1, List.of()));
    }

    private void write(String file, String content) throws Exception {
        Files.createDirectories(folder.resolve("targets"));
        Files.writeString(folder.resolve("targets").resolve(file), content);
    }

    @Test
    void aFolderThatIsNotThereHasNoTargets() throws Exception {
        assertThat(targets.targets()).isEmpty();
    }

    @Test
    void aSlipOfThePenEndsNoWatchAndARemovedFileDoes() throws Exception {
        write("node.json", "[{\"targets\": [\"web1:9100\"]}]");
        write("readme.txt", "not read");
        assertThat(targets.targets()).hasSize(1);
        write("node.json", "[{\"targets\": [\"web1:9100\", ");
        assertThat(targets.targets()).hasSize(1);
        write("node.json", "[{\"targets\": [\"web1:9100\", \"web2:9100\"]}]");
        assertThat(targets.targets()).hasSize(2);
        Files.delete(folder.resolve("targets/node.json"));
        assertThat(targets.targets()).isEmpty();
    }
}
