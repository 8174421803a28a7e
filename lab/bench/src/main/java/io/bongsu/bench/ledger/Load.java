package io.bongsu.bench.ledger;

import io.bongsu.bench.suite.NotMeasurable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Remote write as fast as it is taken, until it is closed: a thread a lane. */
final class Load implements AutoCloseable {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param doors the lanes go through them in turn
     * @param most rounds there are times for
     */
    static Load start(List<URI> doors, String key, Books books, int most) {
        Load load = new Load();
        for (int number = 0; number < books.lanes(); number++) {
            Lane lane = new Lane(number, books, most, doors.get(number % doors.size()), key);
            load.lanes.add(lane);
            load.threads.add(Thread.ofPlatform().start(lane));
        }
        return load;
    }

    /** Fails when something was answered that is neither yes nor "later". */
    void check() throws NotMeasurable {
        for (Lane lane : lanes) {
            lane.check();
        }
    }

    /** Stops sending and waits for what is under way. */
    @Override
    public void close() {
        lanes.forEach(Lane::end);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
