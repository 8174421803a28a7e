package io.bongsu.collector.protocol.host;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;

/** How busy is the whole machine? Waiting for a disk is not busy. */
final class Processor {
    private static final Map<TickType, String> MODES = new EnumMap<>(Map.of(
            TickType.USER, "user",
            TickType.NICE, "nice",
            TickType.SYSTEM, "system",
            TickType.IDLE, "idle",
            TickType.IOWAIT, "iowait",
            TickType.STEAL, "steal"));

    private final CentralProcessor processor;
    private long @Nullable [] before;

    Processor(CentralProcessor processor) {
        this.processor = processor;
    }

    void look(Findings findings) {
        long[] ticks = processor.getSystemCpuLoadTicks();
        long[] last = before;
        before = ticks;
        if (last != null) {
            findings.gauge("system.cpu.utilization", "1", Map.of(), busy(last, ticks));
        }
        MODES.forEach((type, mode) ->
                findings.counter("system.cpu.time", "s", Map.of("cpu.mode", mode), ticks[type.getIndex()] / 1000.0));
        long interrupts = ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()];
        findings.counter("system.cpu.time", "s", Map.of("cpu.mode", "interrupt"), interrupts / 1000.0);
        double[] load = processor.getSystemLoadAverage(3);
        String[] names = {"1m", "5m", "15m"};
        for (int i = 0; i < load.length; i++) {
            findings.gauge("system.cpu.load_average." + names[i], "{thread}", Map.of(), load[i]);
        }
        findings.gauge("system.cpu.logical.count", "{cpu}", Map.of(), processor.getLogicalProcessorCount());
    }

    /** NaN when no time passed, which is left out. */
    static double busy(long[] before, long[] now) {
        long all = 0;
        for (int i = 0; i < now.length; i++) {
            all += now[i] - before[i];
        }
        long idle = delta(before, now, TickType.IDLE) + delta(before, now, TickType.IOWAIT);
        return all <= 0 ? Double.NaN : Math.min(1, Math.max(0, 1 - (double) idle / all));
    }

    private static long delta(long[] before, long[] now, TickType type) {
        return now[type.getIndex()] - before[type.getIndex()];
    }
}
