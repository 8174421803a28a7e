package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Eight people opening tickets at once, each the next as soon as one is there. */
final class Writers {
    static final int COUNT = 8;
    private static final int WARM = 20;

    private Writers() {}

    interface Writer {
        /** Milliseconds it took. */
        double open(String title, String description) throws Exception;
    }

    /**
     * @param millis without the first ones, which warm up
     * @param count all of them
     */
    record Written(List<Double> millis, int count, double perSecond) {}

    /** @param all one for each of them */
    static Written write(List<? extends Writer> all, int each) throws InterruptedException, NotMeasurable {
        List<Double> millis = new ArrayList<>();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Future<List<Double>>> written = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                int seed = i;
                written.add(threads.submit(() -> write(all.get(seed), seed, each)));
            }
            for (Future<List<Double>> one : written) {
                millis.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new NotMeasurable("creating: " + e.getCause());
        }
        int count = all.size() * (each + WARM);
        return new Written(millis, count, count * 1e9 / (System.nanoTime() - begun));
    }

    private static List<Double> write(Writer writer, int seed, int each) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<Double> millis = new ArrayList<>();
        for (int i = -WARM; i < each; i++) {
            boolean korean = random.nextInt(10) < 3;
            String title = Phrases.sentence(random, korean, 5);
            double one = writer.open(title, Phrases.sentence(random, korean, 20));
            if (i >= 0) {
                millis.add(one);
            }
        }
        return millis;
    }
}
