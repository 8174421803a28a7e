package io.bongsu.bench.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.bench.report.Measured;
import io.bongsu.bench.report.Result;
import org.junit.jupiter.api.Test;

/** Against a suite whose chain is as long as we say: what is measured is what is there. */
class ChainBenchmarkTest {

    @Test
    void measuresFromAcceptedToVisibleInTheListAndOnTheStream() throws Exception {
        try (FakeSuite fake = new FakeSuite(60, 1)) {
            Measured measured = ChainBenchmark.measure(fake.suite(), 1, 5, 500);
            assertThat(measured.runs()).isEqualTo(5);
            assertThat(ours(measured, "accepted → ticket in the list, median")).isBetween(40.0, 400.0);
            assertThat(ours(measured, "accepted → ticket on the stream, median"))
                    .isBetween(40.0, 400.0);
            assertThat(ours(measured, "tickets that never came")).isZero();
            assertThat(ours(measured, "hosts with more than one ticket")).isZero();
            assertThat(ours(measured, "tickets not resolved by recovery")).isZero();
            assertThat(fake.otherSamples.get()).isPositive();
            assertThat(fake.deletedRules.get()).isEqualTo(1);
        }
    }

    @Test
    void aSecondTicketOfAHostIsSeen() throws Exception {
        try (FakeSuite fake = new FakeSuite(1, 2)) {
            Measured measured = ChainBenchmark.measure(fake.suite(), 0, 2, 0);
            assertThat(ours(measured, "hosts with more than one ticket")).isEqualTo(2);
        }
    }

    private static double ours(Measured measured, String metric) {
        Double ours = measured.results().stream()
                .filter(result -> result.metric().equals(metric))
                .findFirst()
                .map(Result::ours)
                .orElseThrow();
        return ours;
    }
}
