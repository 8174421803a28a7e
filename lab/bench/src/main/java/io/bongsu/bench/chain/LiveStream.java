package io.bongsu.bench.chain;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.RunningSuite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What a browser would be told, with the instant at which it was. */
final class LiveStream implements AutoCloseable {

    /** @param at {@link System#nanoTime()} of its arrival */
    record Heard(long at, String data) {
        boolean is(String type) {
            return data.contains("\"io.bongsu." + type + ".v1\"");
        }
    }

    private final InputStream stream;
    private final ConcurrentLinkedQueue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final Semaphore news = new Semaphore(0);

    private LiveStream(InputStream stream) {
        this.stream = stream;
    }

    static LiveStream open(RunningSuite suite) throws IOException, InterruptedException, NotMeasurable {
        LiveStream live = new LiveStream(suite.stream());
        Thread.ofVirtual().name("stream").start(live::read);
        return live;
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    heard.add(new Heard(System.nanoTime(), line.substring(5)));
                    news.release();
                }
            }
        } catch (IOException e) {
            // closed, by us or by the gateway: what was heard stays
        }
    }

    /** Returns when something new was heard, or after the limit. */
    void awaitNews(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /** The first fact of this type that names the word. */
    Optional<Heard> first(String type, String word) {
        return heard.stream()
                .filter(one -> one.is(type) && one.data().contains(word))
                .findFirst();
    }

    /** Forgets what was heard, before another host is tried. */
    void forget() {
        heard.clear();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
