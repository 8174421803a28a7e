package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.data.Grid;
import io.bongsu.collector.promql.data.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Functions that order an instant result; a range result is always ordered by labels. */
final class Sorting {
    private final Evaluator evaluator;
    private final Expr.Call call;

    Sorting(Evaluator evaluator, Expr.Call call) {
        this.evaluator = evaluator;
        this.call = call;
    }

    List<Row> rows(Grid grid) {
        List<Row> rows = new ArrayList<>(evaluator.vector(call.arguments().getFirst(), grid));
        if (!evaluator.run().instant()) {
            evaluator
                    .run()
                    .notes()
                    .warn(
                            "sort is ineffective for range queries since results are always ordered by labels",
                            call.span());
            return rows;
        }
        if (grid.count() > 1) {
            return rows; // within a subquery
        }
        boolean descending = call.function().name().endsWith("_desc");
        if (call.function().name().startsWith("sort_by_label")) {
            Comparator<Row> byLabels = byLabels();
            rows.sort(descending ? byLabels.reversed() : byLabels);
            return rows;
        }
        rows.removeIf(row -> !row.hasNumber(0)); // histograms have no order
        rows.sort((a, b) -> compare(a.value(0), b.value(0), descending));
        return rows;
    }

    /** NaN last, whichever the direction. */
    private static int compare(double left, double right, boolean descending) {
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return Boolean.compare(Double.isNaN(left), Double.isNaN(right));
        }
        return left == right ? 0 : descending == left > right ? -1 : 1;
    }

    private Comparator<Row> byLabels() {
        List<String> names = new ArrayList<>();
        for (Expr argument : call.arguments().subList(1, call.arguments().size())) {
            names.add(argument.bare() instanceof Expr.Text text ? text.value() : "");
        }
        return (a, b) -> {
            for (String name : names) {
                int order = natural(a.labels().get(name), b.labels().get(name));
                if (order != 0) {
                    return order;
                }
            }
            return a.labels().compareTo(b.labels());
        };
    }

    /** Numbers within texts count as numbers: node2 before node10. */
    static int natural(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            int endLeft = digits(left, i);
            int endRight = digits(right, j);
            if (endLeft > i && endRight > j) {
                String a = stripped(left.substring(i, endLeft));
                String b = stripped(right.substring(j, endRight));
                int order = a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
                if (order != 0) {
                    return order;
                }
                i = endLeft;
                j = endRight;
            } else {
                if (left.charAt(i) != right.charAt(j)) {
                    return Character.compare(left.charAt(i), right.charAt(j));
                }
                i++;
                j++;
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static String stripped(String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return digits.substring(zeros);
    }
}
