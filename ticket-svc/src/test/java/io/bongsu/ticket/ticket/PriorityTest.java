package io.bongsu.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {
    @ParameterizedTest
    @CsvSource({
        "HIGH, HIGH, 1", "HIGH, MEDIUM, 2", "HIGH, LOW, 3",
        "MEDIUM, HIGH, 2", "MEDIUM, MEDIUM, 3", "MEDIUM, LOW, 4",
        "LOW, HIGH, 3", "LOW, MEDIUM, 4", "LOW, LOW, 5",
    })
    void priorityIsImpactTimesUrgency(Level impact, Level urgency, int priority) {
        assertThat(Priority.of(impact, urgency)).isEqualTo(priority);
    }
}
