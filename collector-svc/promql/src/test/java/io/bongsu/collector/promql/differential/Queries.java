package io.bongsu.collector.promql.differential;

import java.util.List;
import java.util.Random;

/** Makes queries up: every construct that Prometheus 2 and 3 have in common. */
final class Queries {
    private final Random random;
    private boolean inSubquery;

    Queries(long seed) {
        random = new Random(seed);
    }

    String next() {
        inSubquery = false;
        return random.nextInt(12) == 0 ? scalar(2) : vector(1 + random.nextInt(3));
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String vector(int depth) {
        if (depth <= 0) {
            return selector() + shift();
        }
        return switch (random.nextInt(16)) {
            case 0, 1 ->
                one(
                                "abs",
                                "ceil",
                                "floor",
                                "exp",
                                "sqrt",
                                "ln",
                                "log2",
                                "log10",
                                "sgn",
                                "atan",
                                "tanh",
                                "deg",
                                "rad",
                                "timestamp",
                                "sort",
                                "sort_desc",
                                "absent",
                                "hour",
                                "minute",
                                "day_of_month",
                                "asinh")
                        + "(" + vector(depth - 1) + ")";
            case 2, 3, 4 -> ranged(depth);
            case 5, 6, 7 -> aggregated(depth);
            case 8 -> vector(depth - 1) + " " + arithmetic() + " " + scalar(1);
            case 9 -> scalar(1) + " " + compared() + " " + vector(depth - 1);
            case 10, 11 -> matched(depth);
            case 12 ->
                "(" + vector(depth - 1) + ") " + one("and", "or", "unless")
                        + one("", " on (job)", " ignoring (instance)", " on ()") + " (" + vector(depth - 1) + ")";
            case 13 -> labelled(depth);
            case 14 ->
                "histogram_quantile(" + one("0.5", "0.9", "0.99", "0", "1") + ", "
                        + one(
                                "h_bucket",
                                "rate(h_bucket[5m])",
                                "sum by (le) (rate(h_bucket[2m]))",
                                "sum by (job, le) (increase(h_bucket[10m]))")
                        + ")";
            default ->
                one(
                        "clamp(" + vector(depth - 1) + ", -10, 50)",
                        "clamp_min(" + vector(depth - 1) + ", 3)",
                        "clamp_max(" + vector(depth - 1) + ", 3)",
                        "round(" + vector(depth - 1) + ", 5)",
                        "-(" + vector(depth - 1) + ")",
                        "vector(" + scalar(1) + ")",
                        one("hour", "minute", "day_of_week", "days_in_month", "day_of_year") + "(one * 1e6)");
        };
    }

    private String selector() {
        String metric = one("c_total", "c_total", "g", "g", "odd", "one", "h_bucket", "nothing");
        return metric
                + one(
                        "",
                        "",
                        "{job=\"api\"}",
                        "{instance=~\"[0-2]\"}",
                        "{instance!=\"1\"}",
                        "{job!~\"d.*\"}",
                        "{zone=\"\"}",
                        "{job=\"db\", instance=\"3\"}");
    }

    private String shift() {
        return switch (random.nextInt(12)) {
            case 0 -> " offset " + one("1m", "5m", "35s");
            case 1 -> " offset -1m";
            case 2 -> " @ " + (World.START / 1000 + 602 + 5L * random.nextInt(400));
            case 3 -> one(" @ start()", " @ end()");
            default -> "";
        };
    }

    private String ranged(int depth) {
        if (random.nextInt(3) == 0) {
            // where a gauge crosses zero, 2 and 3 extrapolate differently
            return one("rate", "increase", "irate") + "(" + one("c_total", "h_bucket", "c_total{job=\"api\"}") + "["
                    + one("30s", "1m", "5m", "17m") + "]" + shift() + ")";
        }
        String function = one(
                "delta",
                "idelta",
                "deriv",
                "changes",
                "resets",
                "avg_over_time",
                "sum_over_time",
                "min_over_time",
                "max_over_time",
                "count_over_time",
                "last_over_time",
                "stddev_over_time",
                "stdvar_over_time",
                "present_over_time",
                "absent_over_time");
        return switch (random.nextInt(12)) {
            case 0 -> "quantile_over_time(" + one("0.5", "0.9", "1.2") + ", " + range(depth) + ")";
            // in 2 a range that @ fixes moves with the steps here
            case 1 -> "predict_linear(" + one("c_total", "g") + "[5m], " + one("60", "3600") + ")";
            default -> function + "(" + range(depth) + ")";
        };
    }

    private String range(int depth) {
        if (!inSubquery && random.nextInt(4) == 0) {
            inSubquery = true;
            String inner = "(" + vector(depth - 1) + ")";
            inSubquery = false;
            return inner + "[" + one("2m", "5m", "10m") + ":" + one("10s", "30s", "1m") + "]"
                    + one("", "", " offset 1m");
        }
        return selector() + "[" + one("30s", "1m", "5m", "17m") + "]" + shift();
    }

    private String aggregated(int depth) {
        String grouping = one(
                "",
                "",
                " by (job)",
                " by (instance)",
                " by (job, zone)",
                " without (instance)",
                " without (job)",
                " by (nothing)");
        String of = vector(depth - 1);
        return switch (random.nextInt(8)) {
            case 0 -> one("topk", "bottomk") + grouping + " (" + one("1", "2", "100") + ", " + of + ")";
            case 1 -> "quantile" + grouping + " (" + one("0.5", "0.1", "-1") + ", " + of + ")";
            case 2 -> "count_values" + grouping + " (\"value\", ceil((" + of + ") / 1000))";
            default ->
                one("sum", "avg", "min", "max", "count", "group", "stddev", "stdvar") + grouping + " (" + of + ")";
        };
    }

    private String matched(int depth) {
        String operator = random.nextBoolean() ? arithmetic() : compared();
        String left = "(" + vector(depth - 1) + ")";
        String right = "(" + vector(depth - 1) + ")";
        String matching = one(
                "",
                "",
                " on (job, instance)",
                " ignoring (zone)",
                " on (job) group_left ()",
                " on (job) group_right ()",
                " ignoring (instance, zone) group_left ()",
                " on (instance)");
        if (matching.contains("group_left") && random.nextBoolean()) {
            right = "one";
        }
        return left + " " + operator + matching + " " + right;
    }

    private String labelled(int depth) {
        String of = vector(depth - 1);
        return one(
                "label_replace(" + of + ", \"new\", \"$1-x\", \"instance\", \"([0-2])\")",
                "label_replace(" + of + ", \"job\", \"\", \"job\", \"api\")",
                "label_join(" + of + ", \"joined\", \"/\", \"job\", \"instance\", \"none\")");
    }

    private String arithmetic() {
        return one("+", "-", "*", "/", "%", "^"); // atan2 keeps the name in 2
    }

    private String compared() {
        return one("==", "!=", ">", "<", ">=", "<=") + one("", " bool");
    }

    private String scalar(int depth) {
        List<String> simple = List.of("0", "1", "2.5", "-3", "1e3", "NaN", "Inf", "-Inf", "pi()", "time()");
        if (depth <= 0 || random.nextInt(3) > 0) {
            return simple.get(random.nextInt(simple.size()));
        }
        return random.nextBoolean()
                ? "scalar(" + vector(1) + ")"
                : "(" + scalar(depth - 1) + " " + arithmetic() + " " + scalar(depth - 1) + ")";
    }
}
