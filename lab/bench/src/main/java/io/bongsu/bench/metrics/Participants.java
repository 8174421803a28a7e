package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is measured, for as long as it takes: we first, then the peers that are installed.
 *
 * @param targets all that take remote write
 * @param alone whether no peers are wanted
 * @param zabbix speaks a protocol of its own
 */
record Participants(
        List<Target> targets, boolean alone, @Nullable Zabbix zabbix) implements AutoCloseable {

    static Participants alone(Target ours) {
        return new Participants(List.of(ours), true, null);
    }

    static Participants withPeers(Target ours, Path folder) throws IOException, InterruptedException, NotMeasurable {
        List<Target> targets = new ArrayList<>(List.of(ours));
        add(targets, Target.prometheus(folder));
        add(targets, Target.victoria(folder));
        return new Participants(List.copyOf(targets), false, null);
    }

    private static void add(List<Target> targets, @Nullable Target peer) {
        if (peer != null) {
            targets.add(peer);
        }
    }

    /** And Zabbix, over a database like ours, when peers are wanted and it is installed. */
    Participants withZabbix(int series, Path folder) throws IOException, InterruptedException, NotMeasurable {
        List<Long> ours = targets.getFirst().processes().roots();
        if (alone) {
            return this;
        }
        if (ours.size() < 2) {
            System.err.println("  zabbix: of our PostgreSQL no process is known, so it gets none like it");
            return this;
        }
        Zabbix started = Zabbix.start(ours.getLast(), series, folder);
        System.err.println(
                started == null
                        ? "  zabbix-server-pgsql is not installed"
                        : "  " + started.target().name() + " with " + started.items() + " items");
        return new Participants(targets, false, started);
    }

    @Override
    public void close() {
        if (zabbix != null) {
            zabbix.close();
        }
        targets.forEach(Target::close);
    }
}
