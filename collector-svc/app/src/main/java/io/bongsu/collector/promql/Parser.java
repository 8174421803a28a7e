package io.bongsu.collector.promql;

import com.google.re2j.PatternSyntaxException;
import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** PromQL into an {@link Expression}. Tells apart what is wrong (400) and what we do not do yet (422). */
final class Parser {
    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 100;
    private static final Set<String> AGGREGATIONS_TO_COME =
            Set.of("topk", "bottomk", "quantile", "stddev", "stdvar", "count_values", "group", "limitk", "limit_ratio");
    private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless", "atan2");
    private static final Set<String> FUNCTIONS_TO_COME = Set.of(
            ("abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max "
                            + "clamp_min cos cosh count_over_time day_of_month day_of_week day_of_year days_in_month deg delta deriv "
                            + "double_exponential_smoothing exp first_over_time floor histogram_avg histogram_count histogram_fraction "
                            + "histogram_quantile histogram_stddev histogram_stdvar histogram_sum holt_winters hour idelta info "
                            + "label_join label_replace last_over_time ln log10 log2 mad_over_time max_over_time min_over_time minute "
                            + "month pi predict_linear present_over_time quantile_over_time rad resets round scalar sgn sin sinh sort "
                            + "sort_by_label sort_by_label_desc sort_desc sqrt stddev_over_time stdvar_over_time sum_over_time tan "
                            + "tanh time timestamp ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time "
                            + "ts_of_min_over_time vector year")
                    .split(" ", -1));

    private final List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Expression parse(String query) {
        if (query.isBlank()) {
            throw PromqlFailure.syntax("no expression found in input", 1);
        }
        if (query.length() > LONGEST) {
            throw PromqlFailure.badData("a query has at most " + LONGEST + " characters");
        }
        Parser parser = new Parser(Lexer.tokens(query));
        Expression expression = parser.expression(1);
        if (parser.token().kind() != Token.Kind.END) {
            throw parser.unexpected();
        }
        return expression;
    }

    /** The selector of a query that is nothing else, as {@code match[]} and watches have it. */
    static Selector selector(String query) {
        if (parse(query) instanceof Expression.Series series) {
            return series.selector();
        }
        throw PromqlFailure.badData("a series selector is expected, like up{job=\"x\"}");
    }

    private Expression expression(int weakest) {
        if (++depth > DEEPEST) {
            throw PromqlFailure.syntax("the query is nested deeper than " + DEEPEST, token().position());
        }
        Expression left = unary();
        while (true) {
            Token token = token();
            if (token.kind() == Token.Kind.NAME
                    && SET_OPERATORS.contains(token.text().toLowerCase(Locale.ROOT))) {
                throw PromqlFailure.unsupported("the operator " + token.text(), token.position());
            }
            Optional<Operator> operator = Operator.of(token).filter(known -> known.precedence() >= weakest);
            if (operator.isEmpty()) {
                depth--;
                return left;
            }
            left = binary(left, operator.get());
        }
    }

    private Expression binary(Expression left, Operator operator) {
        int position = take().position();
        boolean bool = token().isWord("bool");
        if (bool) {
            if (!operator.isComparison()) {
                throw PromqlFailure.syntax(
                        "bool modifier can only be used on comparison operators", token().position());
            }
            take();
        }
        if (token().isWord("on") || token().isWord("ignoring")) {
            throw PromqlFailure.unsupported("vector matching", token().position());
        }
        Expression right = expression(operator.precedence() + (operator.isRightAssociative() ? 0 : 1));
        if (!instant(left).isScalar() && !instant(right).isScalar()) {
            throw PromqlFailure.unsupported("an operator between two vectors", position);
        }
        if (operator.isComparison() && !bool && left.isScalar() && right.isScalar()) {
            throw PromqlFailure.syntax("comparisons between scalars must use BOOL modifier", position);
        }
        return new Expression.Binary(operator, bool, left, right, position);
    }

    private Expression unary() {
        Token token = token();
        if (token.is("-") || token.is("+")) {
            take();
            Expression of = instant(expression(Operator.POWER.precedence()));
            return token.is("+") ? of : new Expression.Negation(of, token.position());
        }
        return postfix(primary());
    }

    private Expression postfix(Expression of) {
        Expression expression = of;
        if (token().is("[")) {
            expression = range(expression);
        }
        Token next = token();
        if (next.isWord("offset") || next.is("@")) {
            throw PromqlFailure.unsupported(next.is("@") ? "the modifier @" : "offset", next.position());
        }
        if (next.is("[")) {
            throw PromqlFailure.unsupported("a subquery", next.position());
        }
        return expression;
    }

    private Expression range(Expression of) {
        int position = take().position();
        Token length = take();
        long millis = Durations.millis(length.text()).orElse(0);
        if (length.kind() == Token.Kind.NUMBER) {
            millis = (long) (number(length) * 1000);
        }
        if (token().text().startsWith(":")) {
            throw PromqlFailure.unsupported("a subquery", position);
        }
        if (millis <= 0) {
            throw PromqlFailure.syntax("a duration greater than 0 is expected", length.position());
        }
        expect("]");
        if (!(of instanceof Expression.Series series)) {
            throw PromqlFailure.syntax("ranges only allowed for vector selectors", of.position());
        }
        return new Expression.Range(series, millis, series.position());
    }

    private Expression primary() {
        Token token = token();
        if (token.is("(")) {
            take();
            Expression inside = expression(1);
            expect(")");
            return inside;
        }
        if (token.is("{")) {
            return series(Optional.empty(), token.position());
        }
        return switch (token.kind()) {
            case NUMBER -> new Expression.Literal(number(take()), token.position());
            case DURATION ->
                new Expression.Literal(Durations.millis(take().text()).orElse(0) / 1000.0, token.position());
            case STRING -> throw PromqlFailure.unsupported("a string as expression", token.position());
            case NAME -> named(take());
            case SYMBOL, END -> throw unexpected();
        };
    }

    private Expression named(Token name) {
        String word = name.text().toLowerCase(Locale.ROOT);
        boolean call = token().is("(");
        boolean grouped = token().isWord("by") || token().isWord("without");
        if (word.equals("inf") || word.equals("nan")) {
            return new Expression.Literal(word.equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY, name.position());
        }
        if (call || grouped) {
            Optional<Expression.Aggregation> aggregation = Arrays.stream(Expression.Aggregation.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
            if (aggregation.isPresent()) {
                return aggregate(aggregation.get(), name.position());
            }
            if (AGGREGATIONS_TO_COME.contains(word) || FUNCTIONS_TO_COME.contains(name.text())) {
                throw PromqlFailure.unsupported(name.text(), name.position());
            }
        }
        return call ? call(name) : series(Optional.of(name.text()), name.position());
    }

    private Expression call(Token name) {
        Expression.Function function = Arrays.stream(Expression.Function.values())
                .filter(one -> one.word().equals(name.text()))
                .findFirst()
                .orElseThrow(() ->
                        PromqlFailure.syntax("unknown function with name \"" + name.text() + '"', name.position()));
        expect("(");
        Expression argument = expression(1);
        expect(")");
        if (argument instanceof Expression.Range range) {
            return new Expression.Call(function, range, name.position());
        }
        throw PromqlFailure.syntax(
                "expected type range vector in call to function \"" + name.text() + '"', argument.position());
    }

    private Expression aggregate(Expression.Aggregation aggregation, int position) {
        Optional<Grouping> before = grouping();
        expect("(");
        Expression of = instant(expression(1));
        if (token().is(",")) {
            throw PromqlFailure.syntax("wrong number of arguments for aggregate expression", token().position());
        }
        expect(")");
        Grouping grouping = before.or(this::grouping).orElse(new Grouping(false, List.of()));
        if (of.isScalar()) {
            throw PromqlFailure.syntax("expected type instant vector in aggregation expression", of.position());
        }
        return new Expression.Aggregate(aggregation, grouping.without(), grouping.labels(), of, position);
    }

    private record Grouping(boolean without, List<String> labels) {}

    private Optional<Grouping> grouping() {
        if (!token().isWord("by") && !token().isWord("without")) {
            return Optional.empty();
        }
        boolean without = take().isWord("without");
        List<String> labels = new ArrayList<>();
        expect("(");
        while (!token().is(")")) {
            Token label = take();
            if (label.kind() != Token.Kind.NAME && label.kind() != Token.Kind.STRING) {
                throw PromqlFailure.syntax("a label name is expected, not " + label.shown(), label.position());
            }
            labels.add(label.text());
            if (!token().is(")")) {
                expect(",");
            }
        }
        take();
        return Optional.of(new Grouping(without, List.copyOf(labels)));
    }

    private Expression series(Optional<String> metric, int position) {
        List<Matcher> matchers = new ArrayList<>();
        metric.ifPresent(name -> matchers.add(Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, name)));
        if (token().is("{")) {
            take();
            while (!token().is("}")) {
                matchers.add(matcher(!matchers.isEmpty() && named(matchers)));
                if (!token().is("}")) {
                    expect(",");
                }
            }
            take();
        }
        if (matchers.stream().allMatch(Matcher::acceptsAbsence)) {
            throw PromqlFailure.syntax("vector selector must contain at least one non-empty matcher", position);
        }
        return new Expression.Series(new Selector(matchers), position);
    }

    private static boolean named(List<Matcher> matchers) {
        return matchers.stream()
                .anyMatch(matcher -> matcher.name().equals(Matcher.METRIC) && matcher.op() == Matcher.Op.EQUAL);
    }

    /** {@code name="value"}, {@code "quoted.name"="value"}, or a quoted metric name alone. */
    private Matcher matcher(boolean hasMetric) {
        Token name = take();
        if (name.kind() != Token.Kind.NAME && name.kind() != Token.Kind.STRING) {
            throw PromqlFailure.syntax("a label matcher is expected, not " + name.shown(), name.position());
        }
        if (name.kind() == Token.Kind.STRING && (token().is(",") || token().is("}"))) {
            if (hasMetric) {
                throw PromqlFailure.syntax("metric name must not be set twice", name.position());
            }
            return Matcher.of(Matcher.METRIC, Matcher.Op.EQUAL, name.text());
        }
        Matcher.Op op = op(take());
        Token value = take();
        if (value.kind() != Token.Kind.STRING) {
            throw PromqlFailure.syntax("a quoted label value is expected, not " + value.shown(), value.position());
        }
        try {
            return Matcher.of(name.text(), op, value.text());
        } catch (PatternSyntaxException e) {
            throw PromqlFailure.syntax("invalid regular expression: " + e.getDescription(), value.position());
        }
    }

    private static Matcher.Op op(Token token) {
        return switch (token.kind() == Token.Kind.SYMBOL ? token.text() : "") {
            case "=" -> Matcher.Op.EQUAL;
            case "!=" -> Matcher.Op.NOT_EQUAL;
            case "=~" -> Matcher.Op.MATCHES;
            case "!~" -> Matcher.Op.MATCHES_NOT;
            default ->
                throw PromqlFailure.syntax("one of =, !=, =~, !~ is expected, not " + token.shown(), token.position());
        };
    }

    private static Expression instant(Expression expression) {
        if (expression instanceof Expression.Range) {
            throw PromqlFailure.syntax(
                    "an instant vector or a scalar is expected, not a range vector", expression.position());
        }
        return expression;
    }

    private static double number(Token token) {
        try {
            String text = token.text().replace("_", "");
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseLong(text.substring(2), 16)
                    : Double.parseDouble(plainNumber(text));
        } catch (NumberFormatException e) {
            throw PromqlFailure.syntax("bad number or duration syntax: \"" + token.text() + '"', token.position());
        }
    }

    /** Java reads {@code 1d} and {@code 1f} as numbers, PromQL does not. */
    private static String plainNumber(String text) {
        char last = text.charAt(text.length() - 1);
        if (!(last == '.' || (last >= '0' && last <= '9'))) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    private Token token() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.END) {
            throw unexpected();
        }
        at++;
        return token;
    }

    private void expect(String symbol) {
        if (!token().is(symbol)) {
            throw PromqlFailure.syntax('"' + symbol + "\" is expected, not " + token().shown(), token().position());
        }
        at++;
    }

    private PromqlFailure unexpected() {
        return PromqlFailure.syntax("unexpected " + token().shown(), token().position());
    }
}
