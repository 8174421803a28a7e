package io.bongsu.collector.promql.functions;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Functions of one number. */
public final class Elementwise {

    private Elementwise() {}

    /** Null when the name means no function of one number. */
    public static @Nullable DoubleUnaryOperator of(String name) {
        return switch (name) {
            case "abs" -> Math::abs;
            case "ceil" -> Math::ceil;
            case "floor" -> Math::floor;
            case "exp" -> Math::exp;
            case "sqrt" -> Math::sqrt;
            case "ln" -> Math::log;
            case "log2" -> io.bongsu.collector.promql.histogram.Logs::log2;
            case "log10" -> Math::log10;
            case "sgn" -> Math::signum;
            case "deg" -> value -> value * 180 / Math.PI;
            case "rad" -> value -> value * Math.PI / 180;
            default -> trigonometric(name);
        };
    }

    private static @Nullable DoubleUnaryOperator trigonometric(String name) {
        return switch (name) {
            case "sin" -> Math::sin;
            case "cos" -> Math::cos;
            case "tan" -> Math::tan;
            case "asin" -> Math::asin;
            case "acos" -> Math::acos;
            case "atan" -> Math::atan;
            case "sinh" -> Math::sinh;
            case "cosh" -> Math::cosh;
            case "tanh" -> Math::tanh;
            case "asinh" -> Elementwise::asinh;
            case "acosh" -> value -> Math.log(value + Math.sqrt(value - 1) * Math.sqrt(value + 1));
            case "atanh" -> value -> 0.5 * Math.log1p(2 * value / (1 - value));
            default -> null;
        };
    }

    private static double asinh(double value) {
        if (Double.isInfinite(value) || value == 0) {
            return value;
        }
        double abs = Math.abs(value);
        double result = Math.log1p(abs + abs * abs / (1 + Math.sqrt(abs * abs + 1)));
        return Math.copySign(Double.isInfinite(result) ? Math.log(abs) + Math.log(2) : result, value);
    }

    /** To the nearest multiple, halves up. */
    public static double round(double value, double nearest) {
        double inverse = 1.0 / nearest; // as Prometheus does: fewer rounding surprises for 0.1
        return Math.floor(value * inverse + 0.5) / inverse;
    }

    public static double clamp(double value, double min, double max) {
        return Math.max(min, Math.min(max, value));
    }
}
