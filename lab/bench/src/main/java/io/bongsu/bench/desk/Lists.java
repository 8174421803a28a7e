package io.bongsu.bench.desk;

import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;

/** The list with each filter in each order, and page after page to the thousandth. */
final class Lists {
    private static final double GOAL = 50;
    private static final int DEEP = 1_000;
    private static final int LAST = 50;
    private static final List<String> SORTS =
            List.of("-updatedAt", "updatedAt", "-createdAt", "createdAt", "priority", "-priority", "dueAt", "-dueAt");

    private final DeskApi api;
    private final int times;

    Lists(DeskApi api, int times) {
        this.api = api;
        this.times = times;
    }

    /** Each asks for something else the next time, as people do. */
    private static Map<String, Function<SplittableRandom, String>> filters() {
        Map<String, Function<SplittableRandom, String>> filters = new LinkedHashMap<>();
        filters.put("none", random -> "");
        filters.put("type", random -> "&type=" + pick(random, List.of("incident", "request", "problem", "change")));
        filters.put("state", random -> "&state=" + pick(random, List.of("onHold", "closed", "new", "rootCause")));
        filters.put("open", random -> "&category=new,active,hold");
        filters.put(
                "category",
                random -> "&category=" + pick(random, List.of("new", "active", "hold", "done", "cancelled")));
        filters.put("priority", random -> "&priority=" + (1 + random.nextInt(5)));
        filters.put("queue", random -> "&queue=" + DeskApi.word(pick(random, Corpus.QUEUES)));
        filters.put(
                "queue, open",
                random -> "&category=new,active,hold&queue=" + DeskApi.word(pick(random, Corpus.QUEUES)));
        filters.put("assignee", random -> "&assignee=" + Corpus.agent(random).id());
        filters.put(
                "assignee, open",
                random -> "&category=new,active,hold&assignee="
                        + Corpus.agent(random).id());
        filters.put("nobody's", random -> "&assignee=none");
        filters.put("tag", random -> "&tag=" + DeskApi.word(pick(random, Corpus.TAGS)));
        filters.put("entity", random -> "&entityId=" + Corpus.entity(random));
        filters.put("words", random -> "&q=" + DeskApi.word(pick(random, Searches.WORDS)));
        filters.put("number", random -> "&q=INC-2026-0" + random.nextInt(100));
        return filters;
    }

    private static <T> T pick(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    List<Result> measure() throws IOException, InterruptedException, NotMeasurable {
        List<Result> results = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (var filter : filters().entrySet()) {
            double worst = -1;
            String where = "";
            for (String sort : SORTS) {
                List<Double> found = ask(filter.getValue(), sort);
                all.addAll(found);
                double p95 = Figures.of(found).percentile(95);
                if (p95 > worst) {
                    worst = p95;
                    where = sort;
                }
            }
            results.add(Result.atMost(
                    "list, filter " + filter.getKey() + ", slowest order (" + where + "), p95", "ms", worst, GOAL));
        }
        results.add(Result.of(
                "list, all filters and orders, median", "ms", Figures.of(all).median()));
        results.add(Result.atMost(
                "list, all filters and orders, p95", "ms", Figures.of(all).percentile(95), GOAL));
        for (String sort : List.of("-updatedAt", "priority")) {
            results.addAll(deep(sort));
        }
        results.add(counted());
        return results;
    }

    private List<Double> ask(Function<SplittableRandom, String> filter, String sort)
            throws IOException, InterruptedException, NotMeasurable {
        SplittableRandom random = new SplittableRandom(7);
        List<Double> millis = new ArrayList<>(times);
        for (int i = -2; i < times; i++) { // two to warm up
            double one = api.get("/api/v1/tickets?sort=" + sort + filter.apply(random))
                    .millis();
            if (i >= 0) {
                millis.add(one);
            }
        }
        return millis;
    }

    /** Walks as a client does: the next page is what the one before says. */
    private List<Result> deep(String sort) throws IOException, InterruptedException, NotMeasurable {
        List<Double> millis = new ArrayList<>(DEEP);
        String after = "";
        for (int page = 0; page < DEEP; page++) {
            DeskApi.Answer answer = api.get("/api/v1/tickets?limit=50&sort=" + sort + after);
            millis.add(answer.millis());
            String next = answer.body().path("next").asString("");
            if (next.isEmpty()) {
                break;
            }
            after = "&after=" + DeskApi.word(next);
        }
        Figures last = Figures.of(millis.subList(Math.max(0, millis.size() - LAST), millis.size()));
        return List.of(
                Result.of("pages walked, " + sort, "", millis.size()),
                Result.atMost("the last " + LAST + " of these pages, p95", "ms", last.percentile(95), GOAL));
    }

    private Result counted() throws IOException, InterruptedException, NotMeasurable {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            millis.add(api.get("/api/v1/tickets?count=estimate&category=new,active,hold")
                    .millis());
        }
        return Result.of(
                "list of the open ones with its count estimated, p95",
                "ms",
                Figures.of(millis).percentile(95));
    }
}
