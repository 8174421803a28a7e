package io.bongsu.collector.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.bongsu.collector.metrics.Matcher;
import io.bongsu.collector.metrics.Selector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up{}",
                "node:cpu:rate5m",
                "{\"system.cpu.utilization\"}",
                "{\"system.cpu.utilization\", \"host.name\"=\"web-1\", cpu!=\"0\",}",
                "{__name__=~\"system.*\"}",
                "up{a='single', b=`raw\\`}",
                "rate(a[5m])",
                "rate(a{b=\"c\"}[1h30m])",
                "sum by (a, \"b.c\") (rate(x[1m]))",
                "sum(x) without (a)",
                "SUM by () (x)",
                "-x ^ 2",
                "100 * (1 - x)",
                "x > bool 0.8",
                "1 + 2 * 3",
                "x # comment",
                "x / 1e3",
                "avg(x) == 0x1F",
                "x > -Inf",
                "sum",
                "by",
                "rate",
            })
    void whatWeAnswerIsUnderstood(String query) {
        assertThat(Parser.parse(query)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "histogram_quantile(0.9, x);histogram_quantile is not supported yet, at position 1",
                "sum(topk(5, x));topk is not supported yet, at position 5",
                "x offset 5m;offset is not supported yet, at position 3",
                "x @ 100;the modifier @ is not supported yet, at position 3",
                "rate(x[5m:1m]);a subquery is not supported yet, at position 7",
                "a + b;an operator between two vectors is not supported yet, at position 3",
                "a and b;the operator and is not supported yet, at position 3",
                "a * on (x) b;vector matching is not supported yet, at position 5",
                "\"text\";a string as expression is not supported yet, at position 1",
                "avg_over_time(x[5m]) > 1;avg_over_time is not supported yet, at position 1",
            })
    void promqlWeDoNotAnswerYetIs422WithItsPlace(String query, String told) {
        PromqlFailure failure = failure(query);

        assertThat(failure.getMessage()).isEqualTo(told);
        assertThat(failure.status().value()).isEqualTo(422);
        assertThat(failure.errorType()).isEqualTo("execution");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';no expression found in input at position 1",
                "sum(x;\")\" is expected, not end of input at position 6",
                "x y;unexpected \"y\" at position 3",
                "x{a=b};a quoted label value is expected, not \"b\" at position 5",
                "x{a};one of =, !=, =~, !~ is expected, not \"}\" at position 4",
                "x{a=~\"(\"};invalid regular expression: missing closing ) at position 6",
                "{};vector selector must contain at least one non-empty matcher at position 1",
                "{a=\"\"};vector selector must contain at least one non-empty matcher at position 1",
                "rate(x);expected type range vector in call to function \"rate\" at position 6",
                "sum(x[5m]);an instant vector or a scalar is expected, not a range vector at position 5",
                "nofunc(x);unknown function with name \"nofunc\" at position 1",
                "1 > 2;comparisons between scalars must use BOOL modifier at position 3",
                "x + bool 1;bool modifier can only be used on comparison operators at position 5",
                "sum(1);expected type instant vector in aggregation expression at position 5",
                "x[0s];a duration greater than 0 is expected at position 3",
                "1d5q;bad number or duration syntax: \"1d5q\" at position 1",
                "\"open;unterminated string at position 1",
                "x $ y;unexpected character $ at position 3",
                "{\"a\", \"b\"};metric name must not be set twice at position 7",
            })
    void whatIsNoPromqlIs400WithItsPlace(String query, String told) {
        PromqlFailure failure = failure(query);

        assertThat(failure.getMessage()).isEqualTo("parse error: " + told);
        assertThat(failure.status().value()).isEqualTo(400);
        assertThat(failure.errorType()).isEqualTo("bad_data");
    }

    @Test
    void deepNestingIsRefusedNotAStackOverflow() {
        assertThat(failure("(".repeat(4000) + "x" + ")".repeat(4000)).getMessage())
                .contains("nested deeper");
        assertThat(failure("-".repeat(4000) + "x").getMessage()).contains("nested deeper");
    }

    @Test
    void quotedNamesAndMatchersAreTakenApart() {
        Optional<Selector> selector = Promql.selector("{\"a.b\", \"c.d\"=~\"x|y\", e!=\"\\u00e9\\n\"}");

        assertThat(selector.orElseThrow().matchers())
                .extracting(Matcher::name, Matcher::op, Matcher::value)
                .containsExactly(
                        tuple("__name__", Matcher.Op.EQUAL, "a.b"),
                        tuple("c.d", Matcher.Op.MATCHES, "x|y"),
                        tuple("e", Matcher.Op.NOT_EQUAL, "é\n"));
    }

    private static PromqlFailure failure(String query) {
        return catchThrowableOfType(PromqlFailure.class, () -> Parser.parse(query));
    }
}
