package io.bongsu.collector.promql.parse;

import com.google.re2j.PatternSyntaxException;
import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.LabelMatcher;
import io.bongsu.collector.promql.ast.Length;
import io.bongsu.collector.promql.ast.Shift;
import io.bongsu.collector.promql.ast.Span;
import java.util.ArrayList;
import java.util.List;

/** Selectors and what may follow an expression: range, subquery, offset, {@code @}, edges. */
final class Selectors {
    private static final LabelMatcher.Op[] OPS = LabelMatcher.Op.values();

    private final Tokens tokens;
    private final Features features;
    private final Lengths lengths;

    Selectors(Tokens tokens, Features features) {
        this.tokens = tokens;
        this.features = features;
        this.lengths = new Lengths(tokens, features);
    }

    Expr.Selector selector() {
        Token first = tokens.peek();
        String name = first.is("{") ? "" : tokens.next().text();
        List<LabelMatcher> matchers = new ArrayList<>();
        if (tokens.peek().is("{")) {
            name = matchers(name, matchers);
        }
        Span span = new Span(first.span().start(), tokens.end());
        if (!name.isEmpty()) {
            matchers.add(LabelMatcher.of(LabelMatcher.METRIC, LabelMatcher.Op.EQUAL, name));
        }
        return new Expr.Selector(name, List.copyOf(matchers), Shift.NONE, Expr.Edges.PLAIN, span);
    }

    /** Between braces; the name may stand there, quoted. */
    private String matchers(String given, List<LabelMatcher> matchers) {
        tokens.next();
        String name = given;
        while (!tokens.peek().is("}")) {
            Token label = tokens.next();
            boolean quoted = label.kind() == Token.Kind.STRING;
            if (!quoted && label.kind() != Token.Kind.WORD) {
                throw tokens.failure(
                        label.span(), "unexpected " + label.shown() + " in label matching, expected string or \"}\"");
            }
            if (quoted && (tokens.peek().is(",") || tokens.peek().is("}"))) {
                if (!name.isEmpty()) {
                    throw tokens.failure(
                            label.span(),
                            "metric name must not be set twice: " + Texts.quoted(name) + " or "
                                    + Texts.quoted(label.text()));
                }
                name = label.text();
            } else {
                matchers.add(matcher(label));
            }
            if (!tokens.take(",") && !tokens.peek().is("}")) {
                throw tokens.unexpected("label matching", "\",\" or \"}\"");
            }
        }
        tokens.next();
        return name;
    }

    private LabelMatcher matcher(Token label) {
        Token operator = tokens.next();
        for (LabelMatcher.Op op : OPS) {
            if (operator.is(op.symbol())) {
                Token value = tokens.next();
                if (value.kind() != Token.Kind.STRING) {
                    throw tokens.failure(
                            value.span(), "unexpected " + value.shown() + " in label matching, expected string");
                }
                return matcher(label, op, value);
            }
        }
        throw tokens.failure(
                operator.span(),
                "unexpected " + operator.shown() + " in label matching, expected label matching operator");
    }

    private LabelMatcher matcher(Token label, LabelMatcher.Op op, Token value) {
        try {
            return LabelMatcher.of(label.text(), op, value.text());
        } catch (PatternSyntaxException e) {
            throw tokens.failure(value.span(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError | IllegalArgumentException e) {
            throw tokens.failure(value.span(), "the regular expression is too complex");
        }
    }

    List<String> labelNames(String context) {
        tokens.expect("(", context);
        List<String> names = new ArrayList<>();
        while (!tokens.peek().is(")")) {
            Token name = tokens.next();
            boolean usable = name.kind() == Token.Kind.WORD || name.kind() == Token.Kind.STRING;
            if (!usable || name.text().isEmpty() || !Texts.isValid(name.text())) {
                throw tokens.failure(name.span(), "unexpected " + name.shown() + " in " + context + ", expected label");
            }
            names.add(name.text());
            if (!tokens.take(",") && !tokens.peek().is(")")) {
                throw tokens.unexpected(context, "\",\" or \")\"");
            }
        }
        tokens.next();
        return List.copyOf(names);
    }

    Expr postfix(Expr primary) {
        Expr expr = primary;
        while (true) {
            Token token = tokens.peek();
            if (token.is("[")) {
                expr = range(expr);
            } else if (token.isWord("offset")) {
                tokens.next();
                expr = shifted(expr, shift(expr, "offset").withOffset(lengths.offset()), token);
            } else if (token.is("@")) {
                tokens.next();
                expr = at(expr, token);
            } else if (token.isWord("anchored") || token.isWord("smoothed")) {
                tokens.next();
                expr = edges(expr, token);
            } else {
                return expr;
            }
        }
    }

    private Expr range(Expr expr) {
        Token open = tokens.next();
        Length length = lengths.length();
        if (tokens.take(":")) {
            Length step = tokens.peek().is("]") ? null : lengths.length();
            tokens.expect("]", "subquery selector");
            return new Expr.Subquery(
                    expr, length, step, Shift.NONE, new Span(expr.span().start(), tokens.end()));
        }
        tokens.expect("]", "matrix selector");
        Span span = new Span(expr.span().start(), tokens.end());
        if (!(expr instanceof Expr.Selector selector)) {
            throw tokens.failure(new Span(open.span().start(), span.end()), "ranges only allowed for vector selectors");
        }
        if (selector.shift().offset() != null) {
            throw tokens.failure(new Span(open.span().start(), span.end()), "no offset modifiers allowed before range");
        }
        if (selector.shift().isFixed()) {
            throw tokens.failure(new Span(open.span().start(), span.end()), "no @ modifiers allowed before range");
        }
        return new Expr.Range(selector, length, span);
    }

    private Shift shift(Expr expr, String modifier) {
        return switch (expr) {
            case Expr.Selector selector -> selector.shift();
            case Expr.Range range -> range.selector().shift();
            case Expr.Subquery subquery -> subquery.shift();
            default ->
                throw tokens.failure(
                        expr.span(),
                        modifier
                                + " modifier must be preceded by an instant vector selector or range vector selector or a subquery");
        };
    }

    private Expr shifted(Expr expr, Shift shift, Token modifier) {
        if (modifier.isWord("offset") && shift(expr, "offset").offset() != null) {
            throw tokens.failure(expr.span(), "offset may not be set multiple times");
        }
        if (modifier.is("@") && shift(expr, "@").isFixed()) {
            throw tokens.failure(expr.span(), "@ <timestamp> may not be set multiple times");
        }
        Span span = new Span(expr.span().start(), tokens.end());
        return switch (expr) {
            case Expr.Selector s -> new Expr.Selector(s.name(), s.matchers(), shift, s.edges(), span);
            case Expr.Range r -> {
                Expr.Selector s = r.selector();
                yield new Expr.Range(
                        new Expr.Selector(s.name(), s.matchers(), shift, s.edges(), s.span()), r.length(), span);
            }
            case Expr.Subquery s -> new Expr.Subquery(s.of(), s.length(), s.step(), shift, span);
            default -> throw new IllegalStateException("cannot be shifted");
        };
    }

    private Expr at(Expr expr, Token sign) {
        Shift shift = shift(expr, "@");
        Token token = tokens.next();
        boolean start = token.isWord("start");
        if (start || token.isWord("end")) {
            tokens.expect("(", "@");
            tokens.expect(")", "@");
            return shifted(expr, shift.withAnchor(start ? Shift.Anchor.START : Shift.Anchor.END, 0), sign);
        }
        double direction = 1;
        while (token.is("-") || token.is("+")) {
            direction = token.is("-") ? -direction : direction;
            token = tokens.next();
        }
        boolean numeric = token.isNumeric() || token.isWord("inf") || token.isWord("nan");
        if (!numeric) {
            throw tokens.failure(token.span(), "unexpected " + token.shown() + " in @, expected timestamp");
        }
        double seconds = direction * (token.isNumeric() ? token.number() : Numbers.number(token.text()));
        if (!Double.isFinite(seconds) || Math.abs(seconds) > Long.MAX_VALUE / 1000.0) {
            throw tokens.failure(token.span(), "timestamp out of bounds for @ modifier: " + Printer.number(seconds));
        }
        return shifted(expr, shift.withAnchor(Shift.Anchor.TIME, Math.round(seconds * 1000)), sign);
    }

    private Expr edges(Expr expr, Token word) {
        if (!features.edges()) {
            throw tokens.failure(word.span(), word.text() + " modifier is experimental and not enabled");
        }
        Expr.Edges edges = word.isWord("anchored") ? Expr.Edges.ANCHORED : Expr.Edges.SMOOTHED;
        Span span = new Span(expr.span().start(), tokens.end());
        Expr.Selector selector =
                expr instanceof Expr.Range range ? range.selector() : expr instanceof Expr.Selector s ? s : null;
        if (selector == null || (edges == Expr.Edges.ANCHORED && expr instanceof Expr.Selector)) {
            throw tokens.failure(
                    expr.span(),
                    expr instanceof Expr.Selector
                            ? "anchored modifier can only be used with range vector selectors"
                            : expr instanceof Expr.Subquery
                                    ? word.text() + " modifier is not supported for subqueries"
                                    : word.text() + " modifier not implemented");
        }
        if (selector.edges() != Expr.Edges.PLAIN) {
            throw tokens.failure(expr.span(), "anchored and smoothed modifiers cannot be used together");
        }
        Expr.Selector edged = new Expr.Selector(
                selector.name(),
                selector.matchers(),
                selector.shift(),
                edges,
                expr instanceof Expr.Range ? selector.span() : span);
        return expr instanceof Expr.Range range ? new Expr.Range(edged, range.length(), span) : edged;
    }
}
