package io.bongsu.ticket.tmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class TroubleFilterTest {

    private static TroubleFilter read(String name, String... values) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("fields", "name");
        for (String value : values) {
            query.add(name, value);
        }
        return TroubleFilter.of(query);
    }

    @Test
    void wordsArePartedByCommasOrSaidAgain() {
        TroubleFilter filter = read("status", "held, pending", "closed");
        assertThat(filter.terms()).hasSize(1);
        assertThat((String[]) filter.terms().getFirst().value()).containsExactly("held", "pending", "closed");
    }

    @Test
    void timesHaveAnOffsetWhosePlusMayBeABlank() {
        assertThat(read("lastUpdate.lte", "2026-03-09T09:00:00 09:00").terms().getFirst())
                .isEqualTo(new TroubleFilter.Term("t.updated_at <= :p0", "p0", Instant.parse("2026-03-09T00:00:00Z")));
    }

    @Test
    void nameWithoutAValueIsTheEmptyWord() {
        MultiValueMap<String, String> query =
                UriComponentsBuilder.fromUriString("/?severity").build().getQueryParams();
        assertThat((String[]) TroubleFilter.of(query).terms().getFirst().value())
                .containsExactly("");
        assertThatThrownBy(() -> read("severity", "a\0")).isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "status,lost",
        "status,''",
        "filter,$[0]",
        "after,x",
        "sort,-name",
        "creationDate,2026-03-09T09:00:00Z",
        "creationDate.eq,2026-03-09T09:00:00Z",
        "creationDate.gt,2026-03-09",
        "creationDate.gt,+99999-03-09T09:00:00Z",
    })
    void whatIsNotUnderstoodIsNamed(String name, String value) {
        assertThatThrownBy(() -> read(name, value))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.errors())
                                .extracting(Violation::pointer)
                                .containsExactly(name));
    }
}
