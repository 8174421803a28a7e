package io.bongsu.ticket.sla.clock;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A calendar through time: "for any instant the version in force at that instant counts, also when it changes while a clock
 * runs". The first version is in force from the beginning of time.
 */
public final class CalendarVersions implements OpenHours {
    private final List<Version> versions;

    /** @param since first instant at which it is in force */
    public record Version(long since, OpenHours hours) {}

    public CalendarVersions(List<Version> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a calendar has at least one version");
        }
        this.versions = versions.stream()
                .sorted(Comparator.comparingLong(Version::since))
                .toList();
    }

    @Override
    public List<Interval> open(Interval window) {
        List<Interval> all = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Interval force = force(i).clip(window);
            if (!force.isEmpty()) {
                all.addAll(versions.get(i).hours().open(force));
            }
        }
        return Interval.union(all);
    }

    @Override
    public List<Closure> closures(Interval window) {
        List<Closure> all = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Interval force = force(i).clip(window);
            if (!force.isEmpty()) {
                all.addAll(versions.get(i).hours().closures(force));
            }
        }
        return all;
    }

    @Override
    public ZoneId zone(long at) {
        int i = versions.size() - 1;
        while (i > 0 && versions.get(i).since() > at) {
            i--;
        }
        return versions.get(i).hours().zone(at);
    }

    private Interval force(int i) {
        long from = i == 0 ? Long.MIN_VALUE : versions.get(i).since();
        long to =
                i + 1 == versions.size() ? Long.MAX_VALUE : versions.get(i + 1).since();
        return new Interval(from, to);
    }
}
