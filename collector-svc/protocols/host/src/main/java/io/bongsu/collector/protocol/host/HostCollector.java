package io.bongsu.collector.protocol.host;

import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.Collector;
import io.bongsu.collector.spi.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import oshi.SystemInfo;

/** Asks the operating system once for everything. Rates need two visits: the first tells no processor utilization. */
public final class HostCollector implements Collector<HostSettings> {
    private final SystemInfo system = new SystemInfo();
    private final Processor processor = new Processor(system.getHardware().getProcessor());
    private final Processes processes = new Processes(
            system.getOperatingSystem(), system.getHardware().getProcessor().getLogicalProcessorCount());
    private final Machine machine = new Machine(system);

    @Override
    public String protocol() {
        return "host";
    }

    @Override
    public Class<HostSettings> settingsType() {
        return HostSettings.class;
    }

    @Override
    public List<String> check(HostSettings settings) {
        return settings.topProcesses() < 0 || settings.topProcesses() > 100
                ? List.of("topProcesses is from 0 to 100")
                : List.of();
    }

    @Override
    public synchronized Observation collect(HostSettings settings, Instant deadline)
            throws CollectionFailed, InterruptedException {
        Findings findings = new Findings();
        Instant at = Instant.now();
        try {
            Map<String, String> resource = machine.resource(settings.name());
            List<Consumer<Findings>> steps = List.of(
                    processor::look,
                    machine::memory,
                    machine::fileSystems,
                    machine::disks,
                    machine::network,
                    machine::uptime,
                    found -> processes.look(found, settings.topProcesses()));
            for (Consumer<Findings> step : steps) {
                inTime(deadline);
                step.accept(findings);
            }
            return new Observation(at, resource, findings.all());
        } catch (RuntimeException e) {
            throw new CollectionFailed(
                    CollectionFailed.Reason.PROTOCOL, "the operating system did not answer: " + e.getMessage(), e);
        }
    }

    private static void inTime(Instant deadline) throws CollectionFailed, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (Instant.now().isAfter(deadline)) {
            throw new CollectionFailed(CollectionFailed.Reason.TIMEOUT, "the machine took too long to describe itself");
        }
    }
}
