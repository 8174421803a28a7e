package io.bongsu.collector.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What senders said of a tenant's metrics, by the name they said it of: of a histogram that is the one without {@code _bucket}. */
final class Descriptions {
    private static final int MOST = 50_000;
    private static final int LONGEST = 1_024;
    private static final List<String> ENDINGS = List.of("_bucket", "_count", "_sum", "_total");

    private final Map<String, Metadata> said = new HashMap<>();
    private final Set<String> unwritten = new LinkedHashSet<>();

    /** The newest word counts; a sender that gives no help does not take away what another gave. */
    synchronized void say(Metadata one) {
        Metadata before = said.get(one.metric());
        String help = one.help().isEmpty() && before != null ? before.help() : storable(one.help());
        Metadata now = new Metadata(one.metric(), one.kind(), storable(one.unit()), help);
        boolean room = before != null || said.size() < MOST;
        if (room && !now.equals(before) && isStorable(one.metric())) {
            said.put(now.metric(), now);
            unwritten.add(now.metric());
        }
    }

    /** As it was written before the start; what was said since is newer. */
    synchronized void load(Metadata one) {
        said.putIfAbsent(one.metric(), one);
    }

    /** What is known of this metric, the word about the whole that it is a part of included. */
    synchronized Metadata of(Metadata known) {
        String metric = known.metric();
        Metadata own = said.get(metric);
        for (int i = 0; own == null && i < ENDINGS.size(); i++) {
            String ending = ENDINGS.get(i);
            if (metric.endsWith(ending)) {
                own = said.get(metric.substring(0, metric.length() - ending.length()));
            }
        }
        return own == null ? known : new Metadata(metric, own.kind(), own.unit(), own.help());
    }

    /** Some that the database does not know, in the order of their names; they count as written from now on. */
    synchronized List<Metadata> write(int most) {
        List<Metadata> some = new ArrayList<>();
        for (String metric : List.copyOf(unwritten)) {
            Metadata one = said.get(metric);
            if (one != null && some.size() < most) {
                some.add(one);
                unwritten.remove(metric);
            }
        }
        some.sort((a, b) -> a.metric().compareTo(b.metric()));
        return some;
    }

    synchronized boolean isWritten() {
        return unwritten.isEmpty();
    }

    private static boolean isStorable(String metric) {
        return !metric.isEmpty() && metric.length() <= LONGEST && metric.indexOf('\0') < 0;
    }

    private static String storable(String text) {
        String kept = text.replace('\0', '\uFFFD');
        int end = Math.min(kept.length(), LONGEST);
        boolean halved = end > 0 && end < kept.length() && Character.isHighSurrogate(kept.charAt(end - 1));
        return kept.substring(0, halved ? end - 1 : end);
    }
}
