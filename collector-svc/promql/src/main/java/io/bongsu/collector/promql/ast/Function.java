package io.bongsu.collector.promql.ast;

import static io.bongsu.collector.promql.ast.ValueType.MATRIX;
import static io.bongsu.collector.promql.ast.ValueType.SCALAR;
import static io.bongsu.collector.promql.ast.ValueType.STRING;
import static io.bongsu.collector.promql.ast.ValueType.VECTOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a function.
 *
 * @param arguments types, in order
 * @param more how many arguments beyond, of the last type, may follow (the last itself may then be missing); -1: any number
 * @param experimental behind a feature flag in Prometheus
 */
public record Function(String name, List<ValueType> arguments, int more, ValueType returns, boolean experimental) {
    private static final Map<String, Function> ALL = new HashMap<>();

    static {
        for (String name :
                words("abs acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin"
                        + " sinh sqrt tan tanh timestamp sort sort_desc absent histogram_avg histogram_count histogram_sum"
                        + " histogram_stddev histogram_stdvar")) {
            plain(name, VECTOR, VECTOR);
        }
        for (String name : words("rate irate increase delta idelta deriv changes resets absent_over_time avg_over_time"
                + " count_over_time last_over_time max_over_time min_over_time present_over_time stddev_over_time"
                + " stdvar_over_time sum_over_time")) {
            plain(name, VECTOR, MATRIX);
        }
        for (String name : words("mad_over_time first_over_time ts_of_max_over_time ts_of_min_over_time"
                + " ts_of_last_over_time ts_of_first_over_time")) {
            experimental(name, 0, VECTOR, MATRIX);
        }
        for (String name : words("days_in_month day_of_month day_of_week day_of_year hour minute month year")) {
            add(new Function(name, List.of(VECTOR), 1, VECTOR, false));
        }
        for (String name : words("start end step range")) {
            experimental(name, 0, SCALAR);
        }
        plain("clamp", VECTOR, VECTOR, SCALAR, SCALAR);
        plain("clamp_max", VECTOR, VECTOR, SCALAR);
        plain("clamp_min", VECTOR, VECTOR, SCALAR);
        plain("histogram_quantile", VECTOR, SCALAR, VECTOR);
        plain("histogram_fraction", VECTOR, SCALAR, SCALAR, VECTOR);
        experimental("histogram_quantiles", 9, VECTOR, VECTOR, STRING, SCALAR, SCALAR);
        experimental("double_exponential_smoothing", 0, VECTOR, MATRIX, SCALAR, SCALAR);
        experimental("info", 1, VECTOR, VECTOR, VECTOR);
        experimental("sort_by_label", -1, VECTOR, VECTOR, STRING);
        experimental("sort_by_label_desc", -1, VECTOR, VECTOR, STRING);
        plain("label_replace", VECTOR, VECTOR, STRING, STRING, STRING, STRING);
        add(new Function("label_join", List.of(VECTOR, STRING, STRING, STRING), -1, VECTOR, false));
        plain("pi", SCALAR);
        plain("time", SCALAR);
        plain("predict_linear", VECTOR, MATRIX, SCALAR);
        plain("quantile_over_time", VECTOR, SCALAR, MATRIX);
        add(new Function("round", List.of(VECTOR, SCALAR), 1, VECTOR, false));
        plain("scalar", SCALAR, VECTOR);
        plain("vector", VECTOR, SCALAR);
    }

    public static @Nullable Function of(String name) {
        return ALL.get(name);
    }

    /** All of them, for completion. */
    public static List<Function> all() {
        return List.copyOf(ALL.values());
    }

    public int fewest() {
        return more == 0 ? arguments.size() : arguments.size() - 1;
    }

    public int most() {
        return more < 0 ? Integer.MAX_VALUE : more == 0 ? arguments.size() : fewest() + more;
    }

    public ValueType argument(int index) {
        return arguments.get(Math.min(index, arguments.size() - 1));
    }

    /** Do these depend on the evaluation time even where their arguments do not? */
    public boolean dependsOnTime() {
        return switch (name) {
            case "time",
                    "timestamp",
                    "predict_linear",
                    "days_in_month",
                    "day_of_month",
                    "day_of_week",
                    "day_of_year",
                    "hour",
                    "minute",
                    "month",
                    "year" -> true;
            default -> false;
        };
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }

    private static void plain(String name, ValueType returns, ValueType... arguments) {
        add(new Function(name, List.of(arguments), 0, returns, false));
    }

    private static void experimental(String name, int more, ValueType returns, ValueType... arguments) {
        add(new Function(name, List.of(arguments), more, returns, true));
    }

    private static void add(Function function) {
        ALL.put(function.name, function);
    }
}
