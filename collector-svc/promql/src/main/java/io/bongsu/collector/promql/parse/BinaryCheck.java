package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Expr;
import io.bongsu.collector.promql.ast.Matching;
import io.bongsu.collector.promql.ast.Operator;
import io.bongsu.collector.promql.ast.ValueType;

/** What the two sides of an operator may be. */
final class BinaryCheck {
    private final Tokens tokens;
    private final Features features;

    BinaryCheck(Tokens tokens, Features features) {
        this.tokens = tokens;
        this.features = features;
    }

    Expr.Binary checked(Expr.Binary binary, boolean matched) {
        Operator operator = binary.operator();
        if (binary.bool() && !operator.isComparison()) {
            throw failure(binary, "bool modifier can only be used on comparison operators");
        }
        if (operator.isTrim() && !features.functions()) {
            throw failure(binary, "operator \"" + operator.symbol() + "\" is experimental and not enabled");
        }
        Matching matching = binary.matching();
        for (String label : matching.on() ? matching.labels() : java.util.List.<String>of()) {
            if (matching.include().contains(label)) {
                throw failure(
                        binary, "label " + Texts.quoted(label) + " must not occur in ON and GROUP clause at once");
            }
        }
        types(binary, matched);
        return binary;
    }

    private void types(Expr.Binary binary, boolean matched) {
        ValueType left = binary.left().type();
        ValueType right = binary.right().type();
        side(binary.left(), left);
        side(binary.right(), right);
        boolean vectors = left == ValueType.VECTOR && right == ValueType.VECTOR;
        boolean scalars = left == ValueType.SCALAR && right == ValueType.SCALAR;
        if (binary.operator().isComparison() && scalars && !binary.bool()) {
            throw failure(binary, "comparisons between scalars must use BOOL modifier");
        }
        if (vectors) {
            return;
        }
        if (binary.operator().isSet()) {
            throw failure(
                    binary,
                    "set operator \"" + binary.operator().symbol() + "\" not allowed in binary scalar expression");
        }
        if (matched) {
            throw failure(binary, "vector matching only allowed between instant vectors");
        }
    }

    private void side(Expr expr, ValueType type) {
        if (type != ValueType.SCALAR && type != ValueType.VECTOR) {
            throw tokens.failure(expr.span(), "binary expression must contain only scalar and instant vector types");
        }
    }

    private ParseFailure failure(Expr.Binary binary, String what) {
        return tokens.failure(binary.span(), what);
    }
}
