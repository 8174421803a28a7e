package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Notes;
import io.bongsu.collector.promql.histogram.Addition;
import io.bongsu.collector.promql.histogram.Hint;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import io.bongsu.collector.promql.histogram.Trim;
import org.jspecify.annotations.Nullable;

/** One operator between two samples, each a number or a histogram. */
final class Samples {
    private final Operator operator;
    private final Notes notes;
    private final Span where;

    Samples(Operator operator, Notes notes, Span where) {
        this.operator = operator;
        this.notes = notes;
        this.where = where;
    }

    /** What an operation found: a comparison may keep the sample or not; some make no sense at all. */
    enum Outcome {
        KEEP,
        DROP,
        SENSELESS
    }

    /**
     * @param out the result; of a comparison the left side
     */
    Outcome apply(
            double left,
            @Nullable NativeHistogram leftHistogram,
            double right,
            @Nullable NativeHistogram rightHistogram,
            Cell out) {
        if (leftHistogram == null && rightHistogram == null) {
            return numbers(left, right, out);
        }
        if (leftHistogram != null && rightHistogram != null) {
            return histograms(leftHistogram, rightHistogram, out);
        }
        if (leftHistogram != null) {
            return switch (operator) {
                case MUL -> kept(out, leftHistogram.times(right).compact());
                case DIV -> kept(out, leftHistogram.dividedBy(right).compact());
                case TRIM_UPPER -> kept(out, Trim.above(leftHistogram, right).compact());
                case TRIM_LOWER -> kept(out, Trim.below(leftHistogram, right).compact());
                default -> senseless("histogram", "float");
            };
        }
        return operator == Operator.MUL && rightHistogram != null
                ? kept(out, rightHistogram.times(left).compact())
                : senseless("float", "histogram");
    }

    private Outcome numbers(double left, double right, Cell out) {
        if (operator.isTrim()) {
            return senseless("float", "float");
        }
        if (!operator.isComparison()) {
            out.set(operator.apply(left, right));
            return Outcome.KEEP;
        }
        out.set(left);
        return operator.holds(left, right) ? Outcome.KEEP : Outcome.DROP;
    }

    private static Outcome kept(Cell out, NativeHistogram histogram) {
        out.set(histogram);
        return Outcome.KEEP;
    }

    private Outcome histograms(NativeHistogram left, NativeHistogram right, Cell out) {
        return switch (operator) {
            case ADD -> added(left, right, 1, "addition", out);
            case SUB -> added(left, right, -1, "subtraction", out);
            case EQ, NE -> {
                out.set(left);
                boolean same = left.compact().sameAs(right.compact());
                yield same == (operator == Operator.EQ) ? Outcome.KEEP : Outcome.DROP;
            }
            default -> senseless("histogram", "histogram");
        };
    }

    private Outcome added(NativeHistogram left, NativeHistogram right, double sign, String word, Cell out) {
        Addition addition = Addition.of(left, right, sign);
        if (addition.resetCollision()) {
            notes.warn("conflicting counter resets during histogram " + word, where);
        }
        if (addition.reconciled()) {
            notes.inform("mismatched custom buckets were reconciled during " + word, where);
        }
        NativeHistogram sum = addition.histogram();
        if (sum == null) {
            notes.warn("incompatible bucket layout encountered for binary operator " + operator.symbol(), where);
            return Outcome.SENSELESS;
        }
        out.set((sign < 0 ? sum.withHint(Hint.GAUGE) : sum).compact());
        return Outcome.KEEP;
    }

    private Outcome senseless(String left, String right) {
        notes.inform(
                "incompatible sample types encountered for binary operator \"" + operator.symbol() + "\": " + left + " "
                        + operator.symbol() + " " + right,
                where);
        return Outcome.SENSELESS;
    }
}
