package io.bongsu.collector.protocol.host;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Who uses the machine? The few processes that used most processor time since the last visit, then most memory. */
final class Processes {
    private final OperatingSystem os;
    private final int processors;
    private Map<Integer, OSProcess> before = Map.of();

    Processes(OperatingSystem os, int processors) {
        this.os = os;
        this.processors = Math.max(1, processors);
    }

    private record Use(OSProcess process, double utilization) {}

    void look(Findings findings, int top) {
        List<OSProcess> all = os.getProcesses();
        Map<Integer, OSProcess> now = new HashMap<>();
        all.forEach(process -> now.put(process.getProcessID(), process));
        List<Use> uses = all.stream().map(this::use).toList();
        before = now;
        findings.gauge("system.process.count", "{process}", Map.of(), all.size());
        Set<Integer> told = new HashSet<>();
        uses.stream()
                .sorted(Comparator.comparingDouble(Use::utilization)
                        .thenComparingLong(use -> use.process().getResidentMemory())
                        .reversed())
                .limit(top)
                .filter(use -> told.add(use.process().getProcessID()))
                .forEach(use -> tell(findings, use));
    }

    /** A process id that was given to another program meanwhile is a new process. */
    private Use use(OSProcess process) {
        OSProcess earlier = before.get(process.getProcessID());
        boolean same = earlier != null && earlier.getStartTime() == process.getStartTime();
        double share = same ? process.getProcessCpuLoadBetweenTicks(earlier) / processors : 0;
        return new Use(process, Double.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0);
    }

    private static void tell(Findings findings, Use use) {
        Map<String, String> who = Map.of(
                "process.pid", Integer.toString(use.process().getProcessID()),
                "process.executable.name", use.process().getName());
        findings.gauge("bongsu.process.cpu.utilization", "1", who, use.utilization());
        findings.gauge(
                "bongsu.process.memory.usage", "By", who, (double) use.process().getResidentMemory());
    }
}
