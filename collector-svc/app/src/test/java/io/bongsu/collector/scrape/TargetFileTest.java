package io.bongsu.collector.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.protocol.prometheus.PrometheusCollector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {
    private final TargetFile format =
            new TargetFile(new PrometheusCollector(), Duration.ofSeconds(15), Duration.ofSeconds(10));

    @Test
    void jsonOfFileDiscoveryIsRead() {
        List<Target> targets = format.read("node", """
                [{"targets": ["web1:9100", "web2:9100"],
                  "labels": {"env": "prod", "__scheme__": "https", "__metrics_path__": "/m?x=1",
                             "__scrape_interval__": "5s"}}]""");
        assertThat(targets).hasSize(2);
        Target first = targets.getFirst();
        assertThat(first.settings().url()).isEqualTo(URI.create("https://web1:9100/m?x=1"));
        assertThat(first.settings().labels()).isEqualTo(Map.of("job", "node", "instance", "web1:9100", "env", "prod"));
        assertThat(first.every()).isEqualTo(Duration.ofSeconds(5));
        assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void yamlIsReadAndLabelsMayNameJobAndInstance() {
        List<Target> targets = format.read("any", """
                - targets: ['10.0.0.1:8080']
                  labels:
                    job: shop
                    instance: shop-1
                """);
        assertThat(targets.getFirst().settings().labels()).isEqualTo(Map.of("job", "shop", "instance", "shop-1"));
        assertThat(targets.getFirst().timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [{"targets":                                                          | is neither JSON nor YAML
            {"targets": []}                                                       | the file must be a list
            [{"labels": {}}]                                                      | targets of group 1 must be a list
            [{"targets": ["a b:1"]}]                                              | target a b:1 is not host:port
            [{"targets": ["a:1"], "labels": {"__scheme__": "ftp"}}]               | target a:1: the address begins with
            [{"targets": ["a:1"], "labels": {"__scrape_interval__": "10ms"}}]     | __scrape_interval__ is at least 1s
            [{"targets": ["a:1"], "labels": ["x"]}]                               | labels of group 1 must be an object
            """)
    void whatIsWrongIsSaid(String content, String message) {
        assertThatThrownBy(() -> format.read("x", content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
