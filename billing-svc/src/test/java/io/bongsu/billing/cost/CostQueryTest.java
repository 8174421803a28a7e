package io.bongsu.billing.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.billing.charge.Metric;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class CostQueryTest {

    @Test
    void whatIsNotSaidHasADefault() {
        CostQuery query = CostQuery.of(new LinkedMultiValueMap<>());
        assertThat(query)
                .isEqualTo(new CostQuery(null, null, java.util.List.of(), Metric.BILLED_COST, java.util.Map.of()));
    }

    @Test
    void groupsMayBeListedOrRepeated() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("groupBy", "day, serviceName");
        query.add("groupBy", "billingAccountId");
        assertThat(CostQuery.of(query).groupBy())
                .containsExactly(Dimension.DAY, Dimension.SERVICE_NAME, Dimension.BILLING_ACCOUNT_ID);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("from", "2024-02-30");
        query.add("to", "soon");
        query.add("groupBy", "team");
        query.add("metric", "price");
        query.add("groupby", "day");
        assertThatThrownBy(() -> CostQuery.of(query))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder("from", "to", "groupBy", "metric", "groupby"));
    }

    @Test
    void anEndBeforeTheBeginningIsRefused() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("from", "2024-05-01");
        query.add("to", "2024-05-01");
        assertThatThrownBy(() -> CostQuery.of(query)).isInstanceOf(Failure.class);
    }

    @Test
    void daysComeFromTheDataWhereNotSaid() {
        LocalDate last = LocalDate.of(2024, 9, 30);
        LocalDate june = LocalDate.of(2024, 6, 15);
        assertThat(AnswerCosts.days(null, null, last))
                .isEqualTo(new AnswerCosts.Days(LocalDate.of(2024, 9, 1), LocalDate.of(2024, 10, 1)));
        assertThat(AnswerCosts.days(june, null, last)).isEqualTo(new AnswerCosts.Days(june, LocalDate.of(2024, 10, 1)));
        assertThat(AnswerCosts.days(null, june, last)).isEqualTo(new AnswerCosts.Days(LocalDate.of(2024, 6, 1), june));
    }
}
