package io.bongsu.collector.promql.eval;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Matching;
import io.bongsu.collector.promql.data.Cell;
import io.bongsu.collector.promql.data.Labels;
import io.bongsu.collector.promql.data.Row;
import io.bongsu.collector.promql.histogram.NativeHistogram;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator between two sets of series: who belongs to whom is decided once, what is there at each time. */
final class VectorMatching {
    private final Evaluator evaluator;
    private final Expr.Binary binary;
    private final Matching matching;
    private final Samples samples;
    private final boolean swapped;
    private final boolean oneToOne;
    private final boolean filters;

    VectorMatching(Evaluator evaluator, Expr.Binary binary) {
        this.evaluator = evaluator;
        this.binary = binary;
        this.matching = binary.matching();
        this.samples = new Samples(binary.operator(), evaluator.run().notes(), binary.span());
        this.swapped = matching.cardinality() == Matching.Cardinality.ONE_TO_MANY;
        this.oneToOne = matching.cardinality() == Matching.Cardinality.ONE_TO_ONE;
        this.filters = binary.operator().isComparison() && !binary.bool();
    }

    /** Series with the same signature. */
    private record Group(List<Row> many, List<Row> one) {}

    List<Row> rows(List<Row> lefts, List<Row> rights, int count) {
        Map<Labels, Group> groups = new LinkedHashMap<>();
        for (Row row : swapped ? rights : lefts) {
            group(groups, row).many().add(row);
        }
        for (Row row : swapped ? lefts : rights) {
            group(groups, row).one().add(row);
        }
        Output output = new Output(count, matching.fills() ? everywhere(count) : both(lefts, rights, count));
        groups.forEach((signature, group) -> {
            evaluator.run().meter().check();
            match(signature, group, output);
        });
        List<Row> result = new ArrayList<>(output.rows.values());
        return filters && evaluator.names().late() ? result : evaluator.names().distinct(result);
    }

    private static BitSet everywhere(int count) {
        BitSet all = new BitSet(count);
        all.set(0, count);
        return all;
    }

    private static BitSet both(List<Row> lefts, List<Row> rights, int count) {
        BitSet both = anywhere(lefts, count);
        both.and(anywhere(rights, count));
        return both;
    }

    private static BitSet anywhere(List<Row> rows, int count) {
        BitSet present = new BitSet(count);
        for (Row row : rows) {
            for (int i = present.nextClearBit(0); i < count; i = present.nextClearBit(i + 1)) {
                if (row.has(i)) {
                    present.set(i);
                }
            }
        }
        return present;
    }

    private Group group(Map<Labels, Group> groups, Row row) {
        return groups.computeIfAbsent(
                SetOperation.signature(row.labels(), matching), _ -> new Group(new ArrayList<>(), new ArrayList<>()));
    }

    private final class Output {
        private final int count;
        private final BitSet relevant;
        private final Map<Labels, Row> rows = new LinkedHashMap<>();

        /**
         * @param relevant times at which there is anything on both sides: else nothing can match, nor be ambiguous
         */
        Output(int count, BitSet relevant) {
            this.count = count;
            this.relevant = relevant;
        }

        Row row(Labels labels, boolean unnamed) {
            Row row = rows.get(labels);
            if (row == null) {
                evaluator.run().meter().hold(count);
                row = Row.empty(labels, count).withLabels(labels, unnamed);
                rows.put(labels, row);
            }
            return row;
        }
    }

    private void match(Labels signature, Group group, Output output) {
        Double fillMany = swapped ? matching.fillRight() : matching.fillLeft();
        Double fillOne = swapped ? matching.fillLeft() : matching.fillRight();
        boolean nothing =
                (group.many().isEmpty() && fillMany == null) || (group.one().isEmpty() && fillOne == null);
        if (nothing && group.one().size() < 2) {
            return;
        }
        Row[] ones = onlyOnes(signature, group.one(), output);
        if (nothing) {
            return;
        }
        Row[] taken = new Row[output.count];
        for (Row many : group.many()) {
            pair(signature, many, ones, fillOne, taken, output);
        }
        if (fillMany != null) {
            unmatched(signature, group, taken, fillMany, output);
        }
    }

    /** Per time the one series of the "one" side that is there. */
    @SuppressWarnings("NullAway") // an array of rows has holes
    private Row[] onlyOnes(Labels signature, List<Row> ones, Output output) {
        Row[] only = new Row[output.count];
        for (Row one : ones) {
            for (int i = 0; i < output.count; i++) {
                if (one.has(i) && output.relevant.get(i)) {
                    if (only[i] != null) {
                        throw duplicate(signature, only[i].labels(), one.labels());
                    }
                    only[i] = one;
                }
            }
        }
        return only;
    }

    private QueryFailure duplicate(Labels signature, Labels one, Labels other) {
        boolean ordered = one.compareTo(other) <= 0;
        return new QueryFailure("found duplicate series for the match group " + signature + " on the "
                + (swapped ? "left" : "right") + " hand-side of the operation: [" + (ordered ? one : other) + ", "
                + (ordered ? other : one)
                + "];many-to-many matching not allowed: matching labels must be unique on one side");
    }

    @SuppressWarnings("NullAway") // an array of rows has holes
    private void pair(Labels signature, Row many, Row[] ones, @Nullable Double fill, Row[] taken, Output output) {
        Cell cell = new Cell();
        Row known = null;
        Row result = null;
        Row filler = fill == null ? null : Row.of(signature, Evaluator.filled(fill, many.count()));
        for (int i = 0; i < many.count(); i++) {
            if (!many.has(i) || (ones[i] == null && filler == null)) {
                continue;
            }
            Row one = ones[i] == null ? filler : ones[i];
            cell.clear();
            Samples.Outcome outcome = apply(many, one, i, cell);
            if (outcome == Samples.Outcome.SENSELESS) {
                continue;
            }
            if (oneToOne && taken[i] != null) {
                throw new QueryFailure(
                        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)");
            }
            taken[i] = many;
            if (outcome == Samples.Outcome.DROP && !binary.bool()) {
                continue;
            }
            if (result == null || known != one) {
                known = one;
                result = output.row(labels(many, one), unnamed(many));
            }
            if (result.has(i)) {
                throw new QueryFailure(
                        oneToOne
                                ? "vector cannot contain metrics with the same labelset"
                                : "multiple matches for labels: grouping labels must ensure unique matches");
            }
            if (binary.bool()) {
                result.set(i, outcome == Samples.Outcome.KEEP ? 1.0 : 0.0);
            } else {
                cell.to(result, i);
            }
        }
    }

    private Samples.Outcome apply(Row many, Row one, int i, Cell cell) {
        NativeHistogram manyHistogram = many.histogram(i);
        NativeHistogram oneHistogram = one.histogram(i);
        return swapped
                ? samples.apply(one.value(i), oneHistogram, many.value(i), manyHistogram, cell)
                : samples.apply(many.value(i), manyHistogram, one.value(i), oneHistogram, cell);
    }

    /** A series of the "one" side to which nothing belongs meets the filler. */
    @SuppressWarnings("NullAway") // an array of rows has holes
    private void unmatched(Labels signature, Group group, Row[] taken, double fill, Output output) {
        Row filler = Row.of(signature, Evaluator.filled(fill, output.count));
        for (Row one : group.one()) {
            Row[] now = new Row[output.count];
            Row partner = Row.empty(signature, output.count);
            for (int i = 0; i < output.count; i++) {
                boolean alone = one.has(i) && group.many().stream().noneMatch(present(i));
                now[i] = alone ? one : null;
                if (alone) {
                    partner.copy(i, filler, i);
                }
            }
            pair(signature, partner, now, null, taken, output);
        }
    }

    private static java.util.function.Predicate<Row> present(int i) {
        return row -> row.has(i);
    }

    private boolean unnamed(Row many) {
        boolean drops = !filters;
        return evaluator.names().late() && (drops || many.isUnnamed());
    }

    private Labels labels(Row many, Row one) {
        Labels labels = many.labels();
        if (!filters && !evaluator.names().late()) {
            labels = labels.unnamed();
        }
        if (oneToOne) {
            labels = matching.on() ? labels.only(matching.labels()) : labels.without(matching.labels());
        }
        for (String name : matching.include()) {
            labels = labels.with(name, one.labels().get(name));
        }
        return labels;
    }
}
