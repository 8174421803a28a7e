package io.bongsu.bench.promql;

import io.bongsu.bench.report.Chart;
import io.bongsu.bench.report.Figures;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Times and answers by question and who was asked; the first is us. */
final class Findings {
    private static final List<String> PEERS = List.of("prometheus", "victoria-metrics");
    private static final double GOAL_MILLIS = 40;
    private static final double GOAL_RATIO = 0.5;
    /** Sums are added in another order. */
    private static final double TOLERANCE = 1e-9;

    private final List<Asked> all;
    private final List<Question> questions;
    private final Map<Question, Map<Asked, List<List<Double>>>> runs = new HashMap<>();
    private final Map<Question, Map<Asked, Answers>> answers = new HashMap<>();

    Findings(List<Asked> all, List<Question> questions) {
        this.all = all;
        this.questions = questions;
    }

    void add(Question question, Asked asked, List<Double> millis) {
        runs.computeIfAbsent(question, _ -> new HashMap<>())
                .computeIfAbsent(asked, _ -> new ArrayList<>())
                .add(millis);
    }

    void answered(Question question, Asked asked, String body) {
        answers.computeIfAbsent(question, _ -> new HashMap<>()).put(asked, Answers.of(body));
    }

    List<Result> results() {
        List<Result> results = new ArrayList<>();
        Asked ours = all.getFirst();
        for (Question question : questions) {
            boolean judged = question.what().equals(Question.RATE);
            double p50 = p50(question, ours);
            String median = question.what() + ", p50";
            results.add(judged ? Result.atMost(median, "ms", p50, GOAL_MILLIS) : Result.of(median, "ms", p50));
            for (String peer : PEERS) {
                Asked there = find(peer);
                double most = judged && peer.equals("prometheus") ? GOAL_RATIO : Double.NaN;
                results.add(Result.beside(
                        median, "ms", p50, name(peer), there == null ? Double.NaN : p50(question, there), most));
                results.add(Result.beside(
                        question.what() + ", p99",
                        "ms",
                        p99(question, ours),
                        name(peer),
                        there == null ? Double.NaN : p99(question, there),
                        Double.NaN));
            }
        }
        PEERS.forEach(peer -> results.add(agreement(peer)));
        return results;
    }

    /** Prometheus must answer the same; VictoriaMetrics computes rates in its own way, and that is only told. */
    private Result agreement(String peer) {
        String metric = "answers equal to those of " + name(peer);
        Asked there = find(peer);
        if (there == null) {
            return Result.of(metric, "queries", Double.NaN);
        }
        int equal = 0;
        for (Question question : questions) {
            String difference = answers(question, all.getFirst()).difference(answers(question, there), TOLERANCE);
            equal += difference.isEmpty() ? 1 : 0;
            if (!difference.isEmpty()) {
                System.err.println("  " + name(peer) + " answers otherwise: " + question.what() + ": " + difference);
            }
        }
        return peer.equals("prometheus")
                ? Result.atLeast(metric, "queries", equal, questions.size())
                : Result.of(metric, "queries", equal);
    }

    private Answers answers(Question question, Asked asked) {
        return answers.getOrDefault(question, Map.of()).getOrDefault(asked, new Answers(Map.of()));
    }

    void chart(Checkout checkout) throws IOException, InterruptedException {
        Map<String, Double> bars = new LinkedHashMap<>();
        for (Question question : questions) {
            all.forEach(one -> bars.put(one.name() + ": " + question.what(), p50(question, one)));
        }
        System.err.println("chart in "
                + Chart.write(
                        checkout.results().resolve("promql-" + checkout.commit() + ".svg"),
                        "Milliseconds per query, median",
                        bars));
    }

    private String name(String peer) {
        Asked there = find(peer);
        return there == null ? peer : there.name();
    }

    private @Nullable Asked find(String peer) {
        return all.stream()
                .filter(one -> one.name().startsWith(peer))
                .findFirst()
                .orElse(null);
    }

    /** The median of the runs' medians. */
    private double p50(Question question, Asked asked) {
        return Figures.of(times(question, asked).stream()
                        .map(run -> Figures.of(run).median())
                        .toList())
                .median();
    }

    /** Of all times of all runs. */
    private double p99(Question question, Asked asked) {
        return Figures.of(times(question, asked).stream().flatMap(List::stream).toList())
                .percentile(99);
    }

    private List<List<Double>> times(Question question, Asked asked) {
        return runs.getOrDefault(question, Map.of()).getOrDefault(asked, List.of());
    }
}
