package io.bongsu.collector.exemplars;

import java.util.ArrayList;
import java.util.List;

/** A tenant's exemplars that wait for the next commit, so many a minute. */
final class Waiting {
    private static final long MINUTE = 60_000;

    private final int most;
    private List<Exemplar> all = new ArrayList<>();
    private long minute;
    private int taken;

    Waiting(int most) {
        this.most = most;
    }

    /** False when this minute has had its share. */
    synchronized boolean add(Exemplar one, long now) {
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            taken = 0;
        }
        if (taken >= most || all.size() >= most) {
            return false;
        }
        taken++;
        all.add(one);
        return true;
    }

    synchronized List<Exemplar> take() {
        List<Exemplar> taken = all;
        all = new ArrayList<>();
        return taken;
    }
}
