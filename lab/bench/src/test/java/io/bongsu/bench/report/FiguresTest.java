package io.bongsu.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void percentilesAreValuesThatWereMeasured() {
        Figures figures = Figures.of(
                DoubleStream.iterate(200, v -> v - 1).limit(200).boxed().toList());
        assertThat(figures.count()).isEqualTo(200);
        assertThat(figures.median()).isEqualTo(100);
        assertThat(figures.percentile(90)).isEqualTo(180);
        assertThat(figures.percentile(99)).isEqualTo(198);
        assertThat(figures.max()).isEqualTo(200);
    }

    @Test
    void oneOutlierOfAHundredIsTheMaximumAndNotTheNinetyNinthPercentile() {
        List<Double> values = DoubleStream.concat(DoubleStream.generate(() -> 1).limit(99), DoubleStream.of(1_000))
                .boxed()
                .toList();
        assertThat(Figures.of(values).percentile(99)).isEqualTo(1);
        assertThat(Figures.of(values).max()).isEqualTo(1_000);
    }

    @Test
    void oneValueIsEveryPercentile() {
        Figures figures = Figures.of(List.of(7.5));
        assertThat(figures.percentile(0)).isEqualTo(7.5);
        assertThat(figures.median()).isEqualTo(7.5);
        assertThat(figures.percentile(99)).isEqualTo(7.5);
    }

    @Test
    void nothingMeasuredIsNotZero() {
        assertThat(Figures.of(List.of()).median()).isNaN();
    }
}
