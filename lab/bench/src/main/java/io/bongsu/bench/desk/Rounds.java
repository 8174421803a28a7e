package io.bongsu.bench.desk;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The same asked of each desk, in the same order with the same words. */
final class Rounds {
    private static final int PAGES = 1_000;
    private static final int PER_PAGE = 50;
    private static final int LAST = 50;
    private static final int WARM = 8;
    private static final int FEWEST = 5;
    private static final long WARM_ENOUGH = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final int tickets;
    private final int times;

    /** @param tickets there are in each desk */
    Rounds(int tickets, int times) {
        this.tickets = tickets;
        this.times = times;
    }

    /**
     * What one desk answered.
     *
     * @param millis by what was asked, in that order
     * @param cpuPerThousand seconds of the program and its database for a thousand tickets opened
     * @param resident megabytes of the program afterwards, without its database
     */
    record Found(Map<String, Figures> millis, double createdPerSecond, double cpuPerThousand, double resident) {}

    interface Question {
        double millis(int number) throws IOException, InterruptedException, NotMeasurable;
    }

    Found ask(Desk desk) throws IOException, InterruptedException, NotMeasurable {
        Map<String, Figures> millis = new LinkedHashMap<>();
        for (Map.Entry<String, Question> one : questions(desk).entrySet()) {
            Figures figures = Figures.of(asked(one.getValue()));
            told(one.getKey(), figures);
            millis.put(one.getKey(), figures);
        }
        int last = Math.min(PAGES, tickets / PER_PAGE);
        Figures pages = Figures.of(desk.pages(last, Math.min(LAST, last)));
        String deep = "all tickets, latest change first, page %,d".formatted(last);
        told(deep, pages);
        millis.put(deep, pages);
        double before = desk.processes().cpuSeconds();
        Writers.Written written = desk.create(3 * times);
        double cpu = desk.processes().cpuSeconds() - before;
        millis.put("create at 8 writers", Figures.of(written.millis()));
        return new Found(
                millis,
                written.perSecond(),
                cpu * 1_000 / written.count(),
                desk.program().residentMegabytes());
    }

    private static Map<String, Question> questions(Desk desk) {
        List<String> queues = Corpus.QUEUES;
        List<String> words = Searches.WORDS;
        Map<String, Question> all = new LinkedHashMap<>();
        all.put("open tickets of a queue, by priority", n -> desk.openOf(of(queues, n), Desk.Order.PRIORITY, false));
        all.put(
                "open tickets of a queue, latest change first",
                n -> desk.openOf(of(queues, n), Desk.Order.LATEST_CHANGE, false));
        all.put(
                "open tickets of a queue, latest change first, counted",
                n -> desk.openOf(of(queues, n), Desk.Order.LATEST_CHANGE, true));
        all.put("a ticket and its timeline", desk::open);
        all.put("search box", n -> desk.box(of(words, n)));
        all.put("all tickets that hold the words", n -> desk.holding(of(words, n)));
        all.put("all tickets with the words in their titles", n -> desk.titled(of(words, n)));
        all.put("all tickets, latest change first", n -> desk.latest());
        return all;
    }

    private static String of(List<String> all, int number) {
        return all.get(number % all.size());
    }

    private List<Double> asked(Question question) throws IOException, InterruptedException, NotMeasurable {
        long before = System.nanoTime();
        for (int i = 0; i < WARM && System.nanoTime() - before < WARM_ENOUGH; i++) {
            question.millis(i);
        }
        return few(times, number -> question.millis(WARM + number));
    }

    /** Somebody who takes seconds is asked a few times and no more. */
    static List<Double> few(int most, Question question) throws IOException, InterruptedException, NotMeasurable {
        List<Double> all = new ArrayList<>(most);
        long begun = System.nanoTime();
        for (int i = 0; i < most && (i < FEWEST || System.nanoTime() - begun < LONGEST); i++) {
            all.add(question.millis(i));
        }
        return all;
    }

    private static void told(String what, Figures figures) {
        System.err.printf(
                "    %s: %.1f ms, p95 %.1f ms of %d%n",
                what, figures.median(), figures.percentile(95), figures.count());
    }
}
