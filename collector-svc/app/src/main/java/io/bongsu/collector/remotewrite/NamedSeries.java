package io.bongsu.collector.remotewrite;

import io.bongsu.collector.histogram.HistogramPart;
import io.bongsu.collector.ingest.Sender;
import io.bongsu.collector.metrics.LiveSeries;
import io.bongsu.collector.metrics.SeriesBook;
import io.bongsu.collector.wire.Aliases;
import io.bongsu.collector.wire.KeyedHash;
import io.bongsu.collector.wire.Wire;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the label section of the time series that is read now names: a series of numbers, and those of the parts of its native
 * histograms. Looked up by a hash of the bytes; only what was never seen is taken apart. One thread, one request.
 */
final class NamedSeries {
    private static final int LABEL = 10; // tag of a series' field 1
    private static final long PARTS = 1;
    /** So many series are looked up together: enough to wait for memory once, few enough to stay in the processor's cache. */
    private static final int AHEAD = 32;

    private final Sender sender;
    private final UUID tenant;
    private final SeenEntities entities;
    private final SeriesBook book;
    private final Aliases aliases;
    private final Refusals refusals;
    private final KeyedHash hash;
    private final int mostLabels;
    private final Aliases.Keys keys = new Aliases.Keys(AHEAD);
    private final @Nullable LiveSeries[] found = new @Nullable LiveSeries[AHEAD];
    private final int[] ends = new int[AHEAD];
    private int ahead;
    private int next;
    private Wire wire = new Wire(new byte[0], "");
    private int from;
    private int to;
    private long high;
    private long low;
    private @Nullable LiveSeries value;
    private @Nullable SeriesLabels labels;
    private boolean refused;

    NamedSeries(
            Sender sender, SeenEntities entities, SeriesBook book, Aliases aliases, Refusals refusals, int mostLabels) {
        this.sender = sender;
        this.tenant = sender.tenant().id();
        this.entities = entities;
        this.book = book;
        this.aliases = aliases;
        this.refusals = refusals;
        this.hash = new KeyedHash(tenant);
        this.mostLabels = mostLabels;
    }

    /**
     * The label section that begins where the wire is; afterwards the wire is at its end. Looks up those that follow, too.
     *
     * @param tag of a time series in the message that ends at {@code length}
     */
    void section(Wire read, int tag, int end, int length) {
        if (next == ahead) {
            lookAhead(read, tag, end, length);
        }
        wire = read;
        from = read.at;
        to = ends[next];
        value = found[next];
        labels = null;
        refused = false;
        high = keys.high(next);
        low = keys.low(next++);
        read.at = to;
    }

    private void lookAhead(Wire read, int tag, int end, int length) {
        int back = read.at;
        next = 0;
        ahead = 0;
        int over = end;
        while (true) {
            int begin = read.at;
            pass(read, over);
            hash.of(read.bytes, begin, read.at);
            keys.set(ahead, hash);
            ends[ahead++] = read.at;
            if (ahead == AHEAD || over == length || read.bytes[over] != tag) {
                break;
            }
            read.at = over + 1;
            over = read.delimited(length);
        }
        aliases.find(keys, ahead, found);
        read.at = back;
    }

    /** Steps over the labels. */
    private static void pass(Wire read, int end) {
        while (read.at < end && read.bytes[read.at] == LABEL) {
            read.at++;
            read.at = read.delimited(end);
        }
    }

    /** The series of its numbers; null when it was refused, and then that is noted. */
    @Nullable
    LiveSeries value() {
        if (value == null && !refused) {
            LiveSeries known = aliases.find(high, low);
            value = known == null ? made(high, low, null) : known;
        }
        return value;
    }

    /** The series of a part of its histograms; null when it was refused, and then that is noted. */
    @Nullable
    LiveSeries part(long code) {
        if (refused) {
            return null;
        }
        hash.of(high, low, PARTS, code);
        long partHigh = hash.high();
        long partLow = hash.low();
        LiveSeries known = aliases.find(partHigh, partLow);
        return known == null ? made(partHigh, partLow, HistogramPart.text(code)) : known;
    }

    private @Nullable LiveSeries made(long keyHigh, long keyLow, @Nullable String part) {
        SeriesLabels said = labels();
        String problem = said.problem();
        LiveSeries found = problem.isEmpty() ? book.resolve(tenant, said.series(sender, entities, part)) : null;
        if (found == null) {
            refused = true;
            String reason = problem.isEmpty() ? book.refusal(tenant, said.metric()) : problem;
            refusals.add(reason, said.metric(), 0);
            return null;
        }
        aliases.learn(keyHigh, keyLow, found);
        return found;
    }

    /** The series of its numbers, else that of its histograms' counts, as far as it is known: what exemplars belong to. */
    @Nullable
    LiveSeries known() {
        LiveSeries numbers = aliases.find(high, low);
        if (numbers != null) {
            return numbers;
        }
        hash.of(high, low, PARTS, HistogramPart.COUNT);
        return aliases.find(hash.high(), hash.low());
    }

    /** For messages. */
    String name() {
        return refused ? "a series that was refused" : labels().metric();
    }

    private SeriesLabels labels() {
        SeriesLabels known = labels;
        if (known == null) {
            known = new SeriesLabels(mostLabels);
            int back = wire.at;
            known.read(wire, from, to);
            wire.at = back;
            labels = known;
        }
        return known;
    }
}
