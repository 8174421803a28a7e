package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Aggregation;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Function;
import io.bongsu.collector.promql.ast.Matching;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.ast.Span;
import io.bongsu.collector.promql.ast.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recursive descent with precedences; the grammar is that of Prometheus 3. */
public final class Parser {
    private static final int DEEPEST = 250;

    private final Tokens tokens;
    private final Features features;
    private final Selectors selectors;
    private int depth;

    private Parser(String query, Features features) {
        this.tokens = new Tokens(query);
        this.features = features;
        this.selectors = new Selectors(tokens, features);
    }

    /**
     * The whole query, checked.
     *
     * @throws ParseFailure when it is none
     */
    public static Expr parse(String query, Features features) {
        try {
            return parsed(query, features);
        } catch (StackOverflowError e) {
            throw new ParseFailure(query, new Span(0, query.length()), "expression is nested too deeply");
        }
    }

    private static Expr parsed(String query, Features features) {
        Parser parser = new Parser(query, features);
        if (parser.tokens.peek().kind() == Token.Kind.END) {
            throw parser.tokens.failure(new Span(0, 0), "no expression found in input");
        }
        Expr expr = parser.expression(0);
        if (parser.tokens.peek().kind() != Token.Kind.END) {
            throw parser.tokens.unexpected("expression", "end of input or an operator");
        }
        new TypeCheck(query, features).check(expr);
        return expr;
    }

    /** One selector, as {@code match[]} wants it. */
    public static Expr.Selector selector(String text) {
        if (parse(text, Features.NONE) instanceof Expr.Selector selector
                && !selector.shift().isFixed()
                && selector.shift().offset() == null) {
            return selector;
        }
        throw new ParseFailure(text, new Span(0, text.length()), "expected a selector of series and nothing else");
    }

    private Expr expression(int lowest) {
        if (++depth > DEEPEST) {
            throw tokens.failure(tokens.peek().span(), "expression is nested too deeply");
        }
        Expr left = unary();
        Operator operator = operator();
        while (operator != null && operator.precedence() >= lowest) {
            left = binary(left, operator);
            operator = operator();
        }
        depth--;
        return left;
    }

    private @Nullable Operator operator() {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.SYMBOL || token.kind() == Token.Kind.WORD ? Operator.of(token.text()) : null;
    }

    private Expr binary(Expr left, Operator operator) {
        tokens.next();
        boolean bool = tokens.takeWord("bool");
        Matching matching = matching(operator);
        // only ^ groups from the right
        Expr right = expression(operator == Operator.POW ? operator.precedence() : operator.precedence() + 1);
        Matching given = matching == null ? Matching.PLAIN : matching;
        return new BinaryCheck(tokens, features)
                .checked(
                        new Expr.Binary(
                                operator, left, right, bool, given, left.span().to(right.span())),
                        matching != null);
    }

    private @Nullable Matching matching(Operator operator) {
        boolean on = tokens.peek().isWord("on");
        boolean fills = Fill.starts(tokens);
        if (!on && !tokens.peek().isWord("ignoring")) {
            if (fills) {
                return Fill.parsed(tokens, features, base(operator));
            }
            return operator.isSet() ? base(operator) : null;
        }
        tokens.next();
        List<String> labels = selectors.labelNames("grouping opts");
        Matching.Cardinality cardinality = base(operator).cardinality();
        List<String> include = List.of();
        boolean left = tokens.peek().isWord("group_left");
        if (left || tokens.peek().isWord("group_right")) {
            Token word = tokens.next();
            if (operator.isSet()) {
                throw tokens.failure(word.span(), "no grouping allowed for \"" + operator.symbol() + "\" operation");
            }
            cardinality = left ? Matching.Cardinality.MANY_TO_ONE : Matching.Cardinality.ONE_TO_MANY;
            include = tokens.peek().is("(") ? selectors.labelNames("grouping opts") : List.of();
        }
        Matching matching = new Matching(cardinality, on, labels, include, null, null);
        return Fill.starts(tokens) ? Fill.parsed(tokens, features, matching) : matching;
    }

    private static Matching base(Operator operator) {
        return operator.isSet() ? Matching.PLAIN.withCardinality(Matching.Cardinality.MANY_TO_MANY) : Matching.PLAIN;
    }

    private Expr unary() {
        Token sign = tokens.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return selectors.postfix(primary());
        }
        tokens.next();
        Expr of = expression(Operator.POW.precedence());
        Span span = sign.span().to(of.span());
        if (of instanceof Expr.Literal number) {
            return new Expr.Literal(sign.is("-") ? -number.value() : number.value(), number.duration(), span);
        }
        return new Expr.Unary(sign.is("-"), of, span);
    }

    private Expr primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NUMBER, DURATION -> {
                tokens.next();
                yield new Expr.Literal(token.number(), token.kind() == Token.Kind.DURATION, token.span());
            }
            case STRING -> {
                tokens.next();
                yield new Expr.Text(token.text(), token.span());
            }
            case METRIC -> selectors.selector();
            case WORD -> word();
            default -> symbol(token);
        };
    }

    private Expr symbol(Token token) {
        if (token.is("{")) {
            return selectors.selector();
        }
        if (!token.is("(")) {
            throw tokens.unexpected("expression", "a selector, a function, a number, a string or \"(\"");
        }
        tokens.next();
        Expr of = expression(0);
        Token end = tokens.expect(")", "paren expression");
        return new Expr.Parenthesis(of, token.span().to(end.span()));
    }

    private Expr word() {
        Token word = tokens.peek();
        String lower = word.text().toLowerCase(Locale.ROOT);
        Token after = tokens.peek(1);
        if (lower.equals("inf") || lower.equals("nan")) {
            tokens.next();
            return new Expr.Literal(Numbers.number(lower), false, word.span());
        }
        if (lower.equals("bool") || lower.equals("on") || lower.equals("ignoring") || lower.startsWith("group_")) {
            throw tokens.unexpected("expression", "");
        }
        Aggregation aggregation = Aggregation.of(word.text());
        if (aggregation != null && (after.is("(") || after.isWord("by") || after.isWord("without"))) {
            return aggregate(aggregation);
        }
        return after.is("(") ? call() : selectors.selector();
    }

    private Expr call() {
        Token name = tokens.next();
        Function function = Function.of(name.text());
        if (function == null) {
            throw tokens.failure(name.span(), "unknown function with name \"" + name.text() + "\"");
        }
        List<Expr> arguments = arguments("function call");
        return new Expr.Call(function, arguments, new Span(name.span().start(), tokens.end()));
    }

    private List<Expr> arguments(String context) {
        tokens.expect("(", context);
        List<Expr> arguments = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            arguments.add(expression(0));
            if (!tokens.take(",")) {
                break;
            }
            if (tokens.peek().is(")")) {
                throw tokens.failure(tokens.peek().span(), "trailing commas not allowed in function call args");
            }
        }
        tokens.expect(")", context);
        return List.copyOf(arguments);
    }

    private Expr aggregate(Aggregation op) {
        Token name = tokens.next();
        Grouping grouping = grouping();
        List<Expr> arguments = arguments("aggregation");
        if (grouping == null) {
            grouping = grouping();
        }
        int wanted = op.hasParameter() ? 2 : 1;
        Span span = new Span(name.span().start(), tokens.end());
        if (arguments.isEmpty()) {
            throw tokens.failure(span, "no arguments for aggregate expression provided");
        }
        if (arguments.size() != wanted) {
            throw tokens.failure(
                    span,
                    "wrong number of arguments for aggregate expression provided, expected " + wanted + ", got "
                            + arguments.size());
        }
        return new Expr.Aggregate(
                op,
                arguments.getLast(),
                wanted == 2 ? arguments.getFirst() : null,
                grouping == null ? List.of() : grouping.labels(),
                grouping != null && grouping.without(),
                span);
    }

    private record Grouping(boolean without, List<String> labels) {}

    private @Nullable Grouping grouping() {
        boolean without = tokens.peek().isWord("without");
        if (!without && !tokens.peek().isWord("by")) {
            return null;
        }
        tokens.next();
        return new Grouping(without, selectors.labelNames("grouping opts"));
    }

    /** What a query with this result may be: for the API's range queries. */
    public static boolean yieldsSeries(ValueType type) {
        return type == ValueType.SCALAR || type == ValueType.VECTOR;
    }
}
