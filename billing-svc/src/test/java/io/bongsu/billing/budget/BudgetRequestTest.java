package io.bongsu.billing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetRequestTest {

    @Test
    void everythingWrongIsNamedWithItsPointer() {
        BudgetRequest request = new BudgetRequest(
                " ",
                "1e3",
                "dollars",
                "price",
                "weekly",
                new BudgetScope("", null),
                List.of(
                        new BudgetRequest.Threshold("forecast", BigDecimal.TEN),
                        new BudgetRequest.Threshold("actual", BigDecimal.ZERO)));
        assertThatThrownBy(() -> request.checked(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors())
                                .extracting(Violation::pointer)
                                .containsExactly(
                                        "/name",
                                        "/amount",
                                        "/currency",
                                        "/metric",
                                        "/period",
                                        "/scope/serviceName",
                                        "/thresholds/0/kind",
                                        "/thresholds/1/percent"));
    }

    @Test
    void nothingSaidIsNamedAsRequired() {
        BudgetRequest request = new BudgetRequest(null, null, null, null, null, null, null);
        assertThatThrownBy(() -> request.checked(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors())
                                .extracting(Violation::code)
                                .containsOnly("required"));
    }

    @Test
    void aThresholdIsReachedAtExactlyItsShare() {
        BigDecimal limit = new BigDecimal("100.00");
        BigDecimal percent = new BigDecimal("33.333");
        assertThat(BudgetView.reaches(new BigDecimal("33.333"), limit, percent)).isTrue();
        assertThat(BudgetView.reaches(new BigDecimal("33.332999999999999999"), limit, percent))
                .isFalse();
    }
}
