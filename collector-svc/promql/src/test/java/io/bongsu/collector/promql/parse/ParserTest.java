package io.bongsu.collector.promql.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up{a=\"b\",c!=\"d\",e=~\"f\",g!~\"h\"}",
                "{\"system.cpu.utilization\",\"host.name\"=\"web-1\"}",
                "{__name__=~\"system.*\"}",
                "rate(a[5m])",
                "rate(a{b=\"c\"}[1h30m] offset 5m)",
                "a @ 100.000 offset -5m",
                "a @ start()",
                "max_over_time(rate(a[5m])[1h:1m] @ end() offset 1d)",
                "sum by (a, \"b.c\") (rate(x[1m]))",
                "topk without (a) (5, x)",
                "quantile(0.9, x)",
                "-x ^ 2",
                "(1 - x) * 100",
                "x > bool 0.8",
                "a + on (x) group_left (y) b",
                "a / ignoring (x) b",
                "a and on () b unless c or d",
                "label_replace(x, \"a\", \"$1\\n\", \"b\", \"(.*)\")",
                "1e+06 + 0.25 + Inf + NaN",
                "a atan2 b",
                "count_values(\"v\", x)",
            })
    void whatIsPrintedReadsBackTheSame(String query) {
        String printed = Printer.print(Parser.parse(query, Features.ALL));

        assertThat(Printer.print(Parser.parse(printed, Features.ALL))).isEqualTo(printed);
        assertThat(printed.replace("+Inf", "Inf")).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';1:1: parse error: no expression found in input",
                "sum(x;1:6: parse error: unexpected end of input in aggregation, expected \")\"",
                "x y;1:3: parse error: unexpected identifier \"y\" in expression, expected end of input or an operator",
                "x{a=b};1:5: parse error: unexpected identifier \"b\" in label matching, expected string",
                "{};1:1: parse error: vector selector must contain at least one non-empty matcher",
                "rate(x);1:6: parse error: expected type range vector in call to function \"rate\", got instant vector",
                "nofunc(x);1:1: parse error: unknown function with name \"nofunc\"",
                "1 > 2;1:1: parse error: comparisons between scalars must use BOOL modifier",
                "x + bool 1;1:1: parse error: bool modifier can only be used on comparison operators",
                "sum(1);1:5: parse error: expected type instant vector in aggregation expression, got scalar",
                "x[0s];1:3: parse error: duration must be greater than 0",
                "1d5q;1:1: parse error: bad number or duration syntax: \"1d5q\"",
                "\"open;1:1: parse error: unterminated quoted string",
                "x $ y;1:3: parse error: unexpected character: '$'",
                "{\"a\", \"b\"};1:7: parse error: metric name must not be set twice: \"a\" or \"b\"",
                "a offset 5m offset 5m;1:1: parse error: offset may not be set multiple times",
                "1 and 2;1:1: parse error: set operator \"and\" not allowed in binary scalar expression",
                "a and on (x) group_left () b;1:14: parse error: no grouping allowed for \"and\" operation",
                "rate(x[5m], 1);1:1: parse error: expected 1 argument(s) in call to \"rate\", got 2",
                "topk(x);1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1",
            })
    void whatIsWrongIsToldWithItsPlace(String query, String told) {
        assertThatThrownBy(() -> Parser.parse(query, Features.NONE)).hasMessage(told);
    }

    @Test
    void placeIsLineAndColumn() {
        ParseFailure failure =
                catchThrowableOfType(ParseFailure.class, () -> Parser.parse("sum(\n  a +\n  é)", Features.ALL));

        assertThat(failure).hasMessageStartingWith("3:3: parse error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limitk(1, x)",
                "info(x)",
                "rate(x[5m + 5m])",
                "rate(x[5m] anchored)",
                "x + fill(0) y",
                "sort_by_label(x, \"a\")"
            })
    void whatIsExperimentalCanBeOff(String query) {
        assertThat(Parser.parse(query, Features.ALL)).isNotNull();
        assertThatThrownBy(() -> Parser.parse(query, Features.NONE))
                .hasMessageMatching(".*(experimental|not enabled).*");
    }

    @Test
    void longExpressionsAreBroken() {
        String query =
                "sum by (job) (rate(a_rather_long_metric_name_total{handler=\"/api/v1/query\"}[5m])) / on (job) group_left () sum(b)";

        assertThat(Printer.pretty(Parser.parse(query, Features.ALL)).lines()).hasSize(3);
    }

    @Test
    void depthAndLengthAreRefusedNotAStackOverflow() {
        assertThatThrownBy(() -> Parser.parse("(".repeat(4000) + "x" + ")".repeat(4000), Features.ALL))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Parser.parse("-".repeat(4000) + "x", Features.ALL))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> Parser.parse("1" + "+1".repeat(20_000), Features.ALL))
                .hasMessageContaining("too long");
    }

    @Test
    void nonsenseIsRefusedAndNothingElse() {
        String[] pieces = {
            "x",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "5m",
            ":",
            "@",
            "offset",
            "rate",
            "sum",
            "by",
            "on",
            "-",
            "+",
            "==",
            "bool",
            "\"a\"",
            "1",
            ",",
            "=~",
            "group_left",
            "and",
            "start",
            "Inf",
            "step",
            "fill",
            "smoothed",
            "'",
            "\\",
            "é"
        };
        Random random = new Random(1);
        int understood = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                query.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Parser.parse(query.toString(), Features.ALL);
                understood++;
            } catch (ParseFailure e) {
                assertThat(e.getMessage()).contains("parse error");
            }
        }
        assertThat(understood).isPositive();
    }
}
