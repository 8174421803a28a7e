package io.bongsu.bench.metrics;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** As fast as it is taken: everybody gets the same bytes, one after the other, run after run, warmed up with others before. */
final class Saturation {
    private static final int SAMPLES = 6_000_000;
    private static final int WARM_UP = 30_000_000;
    private static final long STEP = 10_000;
    /** Zabbix takes about a tenth of what others take a second. */
    private static final int FOR_ZABBIX = 300_000;

    private final List<Target> targets;
    private final @Nullable Zabbix zabbix;
    private final Path folder;
    private final int warmUpSeconds;
    private final Map<String, Long> sent = new LinkedHashMap<>();

    Saturation(Participants all, Path folder, int warmUpSeconds) {
        this.targets = all.targets();
        this.zabbix = all.zabbix();
        this.folder = folder;
        this.warmUpSeconds = warmUpSeconds;
    }

    /** How samples are sent. */
    enum Speech {
        REMOTE_WRITE("remote write"),
        OTLP("OTLP");

        private final String words;

        Speech(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Samples that this peer was given by now. */
    long sent(Target target) {
        return sent.getOrDefault(target.name(), 0L);
    }

    void measure(Speech speech, int series, int runs, List<Result> results, Map<String, Double> bars)
            throws IOException, InterruptedException, NotMeasurable {
        Map<Target, URI> doors = doors(speech);
        Requests fleet = speech == Speech.OTLP ? new OtlpFleet(series) : new Fleet(series, false);
        int rounds = Math.max(1, SAMPLES / series);
        int warmUp = (int) Math.max(1, Math.min(WARM_UP, 1_000_000L * warmUpSeconds) / series);
        long at = System.currentTimeMillis() - ((long) runs * rounds + warmUp + 1) * STEP;
        try (Load load = Load.make(fleet, warmUp, at, folder)) {
            for (Map.Entry<Target, URI> one : doors.entrySet()) {
                send(speech, one, load, warmUpSeconds);
            }
        }
        at += warmUp * STEP;
        Zabbix slow = speech == Speech.REMOTE_WRITE ? zabbix : null;
        TrapperFleet items = new TrapperFleet(slow == null ? 0 : slow.items());
        if (slow != null) {
            run(slow, items, at - FOR_ZABBIX / slow.items() * STEP); // warms up
        }
        Comparison comparison = new Comparison(speech, series);
        for (int number = 0; number < runs; number++) {
            try (Load load = Load.make(fleet, rounds, at, folder)) {
                for (Map.Entry<Target, URI> one : doors.entrySet()) {
                    comparison.found(number, one.getKey(), run(speech, one, load));
                }
            }
            if (slow != null) {
                comparison.found(number, slow.target(), run(slow, items, at));
            }
            at += rounds * STEP;
        }
        comparison.tell(targets.getFirst(), results, bars);
        if (slow != null) {
            results.add(Result.of("items of zabbix", "", slow.items()));
            results.add(Result.of("samples a run, zabbix (" + SAMPLES / 1_000_000 + " M the others)", "", FOR_ZABBIX));
        }
    }

    /** Fewer than the others, from the same time on. */
    private Comparison.Run run(Zabbix slow, TrapperFleet items, long at)
            throws IOException, InterruptedException, NotMeasurable {
        int rounds = FOR_ZABBIX / slow.items();
        try (Load load = Load.make(items, rounds, at, folder)) {
            Zabbix.Taken taken = slow.send(load);
            return new Comparison.Run(
                    taken.cpuSeconds() / load.samples() * 1e6,
                    load.samples() / taken.seconds(),
                    Figures.of(taken.millis()),
                    slow.target().program().residentMegabytes());
        }
    }

    private Map<Target, URI> doors(Speech speech) throws IOException, InterruptedException {
        Map<Target, URI> doors = new LinkedHashMap<>();
        for (Target target : targets) {
            URI door = speech == Speech.OTLP ? target.otlp() : target.url();
            if (door == null) {
                System.err.println("  " + target.name() + " takes no OTLP");
            } else {
                doors.put(target, door);
            }
        }
        return doors;
    }

    private Sender send(Speech speech, Map.Entry<Target, URI> one, Load load, long seconds)
            throws InterruptedException, NotMeasurable {
        Sender sender = speech == Speech.OTLP ? Sender.otlp(one.getKey(), one.getValue()) : Sender.to(one.getKey());
        sender.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)).send(load);
        sent.merge(one.getKey().name(), (long) sender.millis().size() * Fleet.PER_REQUEST, Long::sum);
        return sender;
    }

    private Comparison.Run run(Speech speech, Map.Entry<Target, URI> one, Load load)
            throws IOException, InterruptedException, NotMeasurable {
        Target target = one.getKey();
        double before = target.processes().cpuSeconds();
        long begun = System.nanoTime();
        Sender sender = send(speech, one, load, TimeUnit.HOURS.toSeconds(1));
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = target.processes().cpuSeconds() - before;
        return new Comparison.Run(
                cpu / load.samples() * 1e6,
                load.samples() / seconds,
                Figures.of(sender.millis()),
                target.program().residentMegabytes());
    }
}
