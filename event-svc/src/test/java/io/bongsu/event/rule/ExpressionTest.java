package io.bongsu.event.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void comparisonAtTheEndIsTakenOff() {
        assertThat(Expression.comparison("system_cpu_utilization > 0.9"))
                .contains(new Expression.Comparison("system_cpu_utilization", Op.GT, 0.9));
        assertThat(Expression.comparison("sum by (a) (rate(x{b=\"c\"}[5m])) >= 1e3"))
                .contains(new Expression.Comparison("sum by (a) (rate(x{b=\"c\"}[5m]))", Op.GE, 1000));
    }

    @Test
    void matchersAndQuotesAreNoComparison() {
        assertThat(Expression.comparison("x{a!=\"b\",c=~\"d>1\"}")).isEmpty();
        assertThat(Expression.comparison("{\"m.x\", \"a>2\"=\"b\"} < -1"))
                .map(Expression.Comparison::value)
                .contains(-1.0);
    }

    @Test
    void comparisonWithMoreThanANumberIsTheCollectorsBusiness() {
        assertThat(Expression.comparison("a > b")).isEmpty();
        assertThat(Expression.comparison("a > 1 and b > 2")).isEmpty();
        assertThat(Expression.comparison("0.9 <")).isEmpty();
        assertThat(Expression.comparison("> 1")).isEmpty();
    }

    @Test
    void defectsAreNamed() {
        assertThat(Expression.defect("sum(x")).contains("( is not closed");
        assertThat(Expression.defect("x)")).contains("closes nothing");
        assertThat(Expression.defect("x{a=\"b}")).contains("quoted");
        assertThat(Expression.defect("x{a=\"b\\")).contains("quoted");
        assertThat(Expression.defect("sum(x{a=\")\"})")).isNull();
    }

    @Test
    void selectorsWithEqualityAreSeries() {
        assertThat(Expression.selector("up")).contains(new Series("up", Map.of()));
        assertThat(Expression.selector("up{a=\"b\", c='d',}")).contains(new Series("up", Map.of("a", "b", "c", "d")));
        assertThat(Expression.selector("{\"system.cpu.utilization\", \"host.name\"=\"web1\"}"))
                .contains(new Series("system.cpu.utilization", Map.of("host.name", "web1")));
        assertThat(Expression.selector("{__name__=\"up\"}")).contains(new Series("up", Map.of()));
        assertThat(Expression.selector("up{}")).contains(new Series("up", Map.of()));
    }

    @Test
    void everythingElseIsNone() {
        for (String text : new String[] {
            "up{a!=\"b\"}",
            "up{a=~\"b\"}",
            "rate(up[5m])",
            "up[5m]",
            "{a=\"b\"}",
            "up{a=\"b\"",
            "up{a}",
            "up{a=}",
            "",
            "up{a=\"b\"} x",
            "up{\"a\"}{\"b\"}",
            "up{a=\"b\",a=\"c\"}",
            "{",
            "up{\"other\"}x",
            "up{a",
            "up{a=\"b\\"
        }) {
            assertThat(Expression.selector(text)).as(text).isEqualTo(Optional.empty());
        }
    }
}
