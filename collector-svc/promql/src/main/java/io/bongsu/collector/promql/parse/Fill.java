package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Matching;
import org.jspecify.annotations.Nullable;

/** {@code fill(0)}, {@code fill_left(0)} and {@code fill_right(0)}: a value for the side that is missing. */
final class Fill {

    private Fill() {}

    static boolean starts(Tokens tokens) {
        return side(tokens.peek()) != null && tokens.peek(1).is("(");
    }

    private static @Nullable String side(Token token) {
        for (String word : new String[] {"fill", "fill_left", "fill_right"}) {
            if (token.isWord(word)) {
                return word;
            }
        }
        return null;
    }

    static Matching parsed(Tokens tokens, Features features, Matching matching) {
        Matching filled = matching;
        while (starts(tokens)) {
            if (!features.fill()) {
                throw tokens.failure(tokens.peek().span(), "binop fill modifiers are experimental and not enabled");
            }
            String side = side(tokens.next());
            tokens.expect("(", "fill modifier");
            double sign = tokens.take("-") ? -1 : 1;
            tokens.take("+");
            Token number = tokens.next();
            if (!number.isNumeric() && !number.isWord("nan") && !number.isWord("inf")) {
                throw tokens.failure(number.span(), "expected a number in fill modifier");
            }
            double value = sign * (number.isNumeric() ? number.number() : Numbers.number(number.text()));
            tokens.expect(")", "fill modifier");
            filled = filled.withFill(
                    "fill_right".equals(side) ? filled.fillLeft() : Double.valueOf(value),
                    "fill_left".equals(side) ? filled.fillRight() : Double.valueOf(value));
        }
        return filled;
    }
}
