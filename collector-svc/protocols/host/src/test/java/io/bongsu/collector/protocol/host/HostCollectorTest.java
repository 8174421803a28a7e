package io.bongsu.collector.protocol.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.Collector;
import io.bongsu.collector.spi.Observation;
import io.bongsu.collector.spi.Observation.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import oshi.hardware.CentralProcessor.TickType;

class HostCollectorTest {
    private final HostCollector collector = new HostCollector();

    @Test
    void tellsTheMachineInOpenTelemetryNames() throws Exception {
        collector.collect(HostSettings.standard(), soon());
        Observation observation = collector.collect(HostSettings.standard(), soon());

        assertThat(observation.resource()).containsKeys("host.name", "host.arch", "os.type");
        assertThat(metrics(observation))
                .contains(
                        "system.cpu.time",
                        "system.memory.usage",
                        "system.memory.utilization",
                        "system.filesystem.utilization",
                        "system.uptime",
                        "bongsu.process.cpu.utilization",
                        "bongsu.process.memory.usage");
        assertThat(observation.measurements())
                .allSatisfy(one -> assertThat(one.unit()).isNotEmpty());
    }

    @Test
    void sharesAreBetweenNothingAndAll() throws Exception {
        collector.collect(HostSettings.standard(), soon());
        Observation observation = collector.collect(HostSettings.standard(), soon());

        assertThat(observation.measurements())
                .filteredOn(one -> one.metric().endsWith("utilization"))
                .extracting(Measurement::value)
                .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
    }

    @Test
    void tellsNoMoreProcessesThanAskedFor() throws Exception {
        Observation observation = collector.collect(new HostSettings("box", 3), soon());

        assertThat(observation.resource()).containsEntry("host.name", "box");
        assertThat(observation.measurements())
                .filteredOn(one -> one.metric().equals("bongsu.process.memory.usage"))
                .hasSize(3);
    }

    @Test
    void passedDeadlineIsATimeout() {
        assertThatThrownBy(() -> collector.collect(HostSettings.standard(), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        CollectionFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(CollectionFailed.Reason.TIMEOUT));
    }

    @Test
    void interruptionEndsTheVisit() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> collector.collect(HostSettings.standard(), soon()))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    @SuppressWarnings("rawtypes") // ServiceLoader knows no type arguments
    void isFoundByServiceLoader() {
        List<String> protocols = ServiceLoader.load(Collector.class).stream()
                .map(one -> one.get().protocol())
                .toList();

        assertThat(protocols).contains("host");
    }

    @Test
    void busyIsWhatIsNeitherIdleNorWaitingForADisk() {
        long[] before = new long[TickType.values().length];
        long[] now = before.clone();
        now[TickType.USER.getIndex()] = 300;
        now[TickType.SYSTEM.getIndex()] = 100;
        now[TickType.IDLE.getIndex()] = 500;
        now[TickType.IOWAIT.getIndex()] = 100;

        assertThat(Processor.busy(before, now)).isEqualTo(0.4);
    }

    @Test
    void noTimePassedIsNoUtilization() {
        long[] ticks = new long[TickType.values().length];

        assertThat(Processor.busy(ticks, ticks)).isNaN();
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(20);
    }

    private static Set<String> metrics(Observation observation) {
        return observation.measurements().stream().map(Measurement::metric).collect(Collectors.toSet());
    }
}
