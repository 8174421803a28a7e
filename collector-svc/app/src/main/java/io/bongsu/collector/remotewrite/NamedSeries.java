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
    private static final long PARTS = 1;

    private final Sender sender;
    private final UUID tenant;
    private final SeenEntities entities;
    private final SeriesBook book;
    private final Aliases aliases;
    private final Refusals refusals;
    private final KeyedHash hash;
    private final int mostLabels;
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

    void section(Wire read, int begin, int end) {
        wire = read;
        from = begin;
        to = end;
        value = null;
        labels = null;
        refused = false;
        hash.of(read.bytes, begin, end);
        high = hash.high();
        low = hash.low();
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
