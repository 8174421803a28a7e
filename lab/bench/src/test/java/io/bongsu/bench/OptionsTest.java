package io.bongsu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.bench.suite.NotMeasurable;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void numbersNamesAndFlagsMayStandInAnyOrder() throws Exception {
        Options options = Options.of(
                List.of("--quick", "3", "--load", "300000", "10000", "100000"), Set.of("--load"), Set.of("--quick"));
        assertThat(options.number(0, 5)).isEqualTo(3);
        assertThat(options.numbersFrom(1)).containsExactly(10_000, 100_000);
        assertThat(options.named("--load", 0)).isEqualTo(300_000);
        assertThat(options.has("--quick")).isTrue();
        assertThat(options.has("--load")).isTrue();
    }

    @Test
    void whatIsNotSaidIsAsOtherwise() throws Exception {
        Options options = Options.of(List.of(), Set.of("--load"), Set.of());
        assertThat(options.number(0, 5)).isEqualTo(5);
        assertThat(options.named("--load", 7)).isEqualTo(7);
        assertThat(options.numbersFrom(1)).isEmpty();
    }

    @Test
    void anUnknownWordIsNamed() {
        assertThatThrownBy(() -> Options.of(List.of("--lode"), Set.of("--load"), Set.of()))
                .isInstanceOf(NotMeasurable.class)
                .hasMessageContaining("--lode")
                .hasMessageContaining("--load");
        assertThatThrownBy(() -> Options.of(List.of("--load"), Set.of("--load"), Set.of()))
                .isInstanceOf(NotMeasurable.class);
    }
}
