package io.bongsu.collector.promql.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPatternTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a|b", "|a", "a|", "a||b", "web-1|web/2", "한국|日本"})
    void plainTextsMatchAsThePatternTheyAre(String text) {
        Pattern same = Pattern.compile("(?s:" + text + ")");
        for (String value : new String[] {"", "a", "b", "ab", "|", "a|b", "web-1", "web/2", "한국", "한"}) {
            assertThat(LabelPattern.of(text).matches(value)).as(value).isEqualTo(same.matches(value));
        }
    }

    @Test
    void aDotMatchesLineEnds() {
        assertThat(LabelPattern.of("a.b").matches("a\nb")).isTrue();
    }

    @Test
    void manyPlainTextsAreNoTrouble() {
        String hosts = IntStream.range(0, 5_000).mapToObj(i -> "host" + i).collect(Collectors.joining("|"));
        LabelPattern pattern = LabelPattern.of(hosts);
        assertThat(pattern.matches("host4999")).isTrue();
        assertThat(pattern.matches("host5000")).isFalse();
        assertThat(pattern.steps()).isEqualTo(1);
    }

    @Test
    void largePatternsAreRefusedBeforeTheyCostMemory() {
        for (String text : new String[] {
            "(a|b)*".repeat(20_000),
            ".{1000}".repeat(500),
            "(?:(?:\\pL{100}){10})".repeat(100),
            "[a-z]{500,1000}".repeat(9)
        }) {
            assertThatThrownBy(() -> LabelPattern.of(text))
                    .as(text.substring(0, 20))
                    .isInstanceOf(PatternSyntaxException.class)
                    .hasMessageContaining("too large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+b",
                "[0-9]{3}",
                "x{1000}",
                "(web|app|db)[0-9]+\\.(seoul|busan)\\.example\\.com",
                "a{,3}",
                "{"
            })
    void ordinaryPatternsAreTaken(String text) {
        assertThat(LabelPattern.of(text).steps()).isPositive();
    }
}
