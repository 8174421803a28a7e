package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Length;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.ast.Span;
import org.jspecify.annotations.Nullable;

/** Durations of ranges, steps and offsets. */
final class Lengths {
    private final Tokens tokens;
    private final Features features;

    Lengths(Tokens tokens, Features features) {
        this.tokens = tokens;
        this.features = features;
    }

    /** Of a range or a step: positive when it is known now. */
    Length length() {
        Length length = expression(0);
        if (!length.isLiteral()) {
            requireExperimental(length.span());
            return length;
        }
        double seconds = length.seconds(0, 0);
        if (!(seconds > 0)) {
            throw tokens.failure(length.span(), "duration must be greater than 0");
        }
        return bounded(length);
    }

    /** Of an offset: one term with its sign, so that what follows is arithmetic on samples. */
    Length offset() {
        Length offset = signed();
        boolean plain = offset.isLiteral()
                || (offset instanceof Length.Negative negative && negative.of().isLiteral());
        if (!plain) {
            requireExperimental(offset.span());
            return offset;
        }
        return bounded(offset);
    }

    private Length signed() {
        Token sign = tokens.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return primary();
        }
        tokens.next();
        Length of = signed();
        return sign.is("-") ? new Length.Negative(of, sign.span().to(of.span())) : of;
    }

    private Length bounded(Length length) {
        double seconds = length.seconds(0, 0);
        if (!Double.isFinite(seconds) || Math.abs(seconds) > Long.MAX_VALUE / 1e9) {
            throw tokens.failure(length.span(), "duration out of range");
        }
        return length;
    }

    private void requireExperimental(Span span) {
        if (!features.lengths()) {
            throw tokens.failure(span, "experimental duration expression is not enabled");
        }
    }

    private Length expression(int lowest) {
        Length left = unary();
        Operator operator = operator();
        while (operator != null && operator.precedence() >= lowest) {
            tokens.next();
            Length right = expression(operator == Operator.POW ? operator.precedence() : operator.precedence() + 1);
            left = arithmetic(operator, left, right);
            operator = operator();
        }
        return left;
    }

    private Length arithmetic(Operator operator, Length left, Length right) {
        boolean zero = right.isLiteral() && right.seconds(0, 0) == 0;
        if (zero && operator == Operator.DIV) {
            throw tokens.failure(right.span(), "division by zero");
        }
        if (zero && operator == Operator.MOD) {
            throw tokens.failure(right.span(), "modulo by zero");
        }
        return new Length.Arithmetic(operator, left, right, left.span().to(right.span()));
    }

    private @Nullable Operator operator() {
        Token token = tokens.peek();
        Operator operator = token.kind() == Token.Kind.SYMBOL ? Operator.of(token.text()) : null;
        return operator != null && operator.precedence() >= Operator.ADD.precedence() && !operator.isTrim()
                ? operator
                : null;
    }

    private Length unary() {
        Token sign = tokens.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return primary();
        }
        tokens.next();
        Length of = expression(Operator.POW.precedence());
        return sign.is("-") ? new Length.Negative(of, sign.span().to(of.span())) : of;
    }

    private Length primary() {
        Token token = tokens.next();
        if (token.isNumeric()) {
            return new Length.Literal(token.number(), token.span());
        }
        if (token.is("(")) {
            Length of = expression(0);
            Token end = tokens.expect(")", "duration expression");
            return new Length.Parenthesis(of, token.span().to(end.span()));
        }
        if (token.isWord("step") || token.isWord("range")) {
            tokens.expect("(", "duration expression");
            Span span =
                    token.span().to(tokens.expect(")", "duration expression").span());
            return token.isWord("step") ? new Length.Step(span) : new Length.Range(span);
        }
        if (token.isWord("min") || token.isWord("max")) {
            return extreme(token);
        }
        throw tokens.failure(token.span(), "unexpected " + token.shown() + " in duration, expected number, duration");
    }

    private Length extreme(Token word) {
        tokens.expect("(", "duration expression");
        Length left = expression(0);
        tokens.expect(",", "duration expression");
        Length right = expression(0);
        Token end = tokens.expect(")", "duration expression");
        return new Length.Extreme(word.isWord("max"), left, right, word.span().to(end.span()));
    }
}
