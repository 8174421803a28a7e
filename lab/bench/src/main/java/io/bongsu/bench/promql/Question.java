package io.bongsu.bench.promql;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A query as a dashboard asks it.
 *
 * @param what in a few words, for the table
 * @param span how far back it looks from the end, in milliseconds; 0: at the end alone
 * @param step between its points, in milliseconds
 */
record Question(String what, String promql, long span, long step) {
    private static final long MINUTE = 60_000;

    /** The one that the goals are about. */
    static final String RATE = "rate by job, 1,000 series, 1 h";

    static List<Question> about(History history) {
        String requests = history.name("requests_total");
        String one = requests + "{instance=\"10.0.4.7:9100\"}";
        String latency = history.name("latency_bucket");
        String temperature = history.name("temperature");
        String bytes = history.name("bytes_total");
        String wide = history.name("wide");
        long hour = History.HOUR;
        return List.of(
                new Question(RATE, "sum by(job)(rate(" + requests + "[5m]))", hour, 15_000),
                new Question("topk of rates, 1 h", "topk(5, rate(" + requests + "[5m]))", hour, 15_000),
                new Question(
                        "p99 of a histogram, 1 h",
                        "histogram_quantile(0.99, sum by(job, le)(rate(" + latency + "[5m])))",
                        hour,
                        15_000),
                new Question(
                        "regex selector, 1 h",
                        "sum by(region)(rate(" + requests
                                + "{instance=~\"10\\\\.0\\\\.[3-6]\\\\..*\",code=~\"5..\"}[5m]))",
                        hour,
                        15_000),
                new Question(
                        "share of errors, a join, 1 h",
                        "sum by(job)(rate(" + requests + "{code=\"500\"}[5m])) / on(job) sum by(job)(rate(" + requests
                                + "[5m]))",
                        hour,
                        15_000),
                new Question(
                        "subquery, 30 min",
                        "max_over_time(sum(rate(" + requests + "[2m]))[14m55s:30s])",
                        hour / 2,
                        MINUTE),
                new Question("one series as it is, 1 h", one, hour, 15_000),
                new Question("one series, 2 min", one, 2 * MINUTE, 15_000),
                new Question("one series, now", one, 0, 0),
                new Question(
                        "gauges of a day",
                        "avg by(job)(avg_over_time(" + temperature + "[10m]))",
                        History.DAY - 2 * hour,
                        10 * MINUTE),
                new Question(
                        "rate of a day", "sum by(job)(rate(" + bytes + "[1h]))", History.DAY - 2 * hour, 10 * MINUTE),
                new Question("many series, 10 min", "sum by(job)(" + wide + ")", History.SHORT, 15_000),
                new Question("many series, now", "count by(region)(" + wide + " > 50)", 0, 0));
    }

    /** How it is asked: path and form. */
    String path() {
        return span == 0 ? "query" : "query_range";
    }

    String form(long end) {
        String query = "query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8);
        return span == 0
                ? query + "&time=" + end / 1000
                : query + "&start=" + (end - span) / 1000 + "&end=" + end / 1000 + "&step=" + step / 1000;
    }
}
