package io.bongsu.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.bongsu.collector.resource.Labels;
import io.bongsu.contracts.EntityRef;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesBookTest {
    private static final UUID TENANT = new UUID(0, 1);

    private final SeriesBook book = Books.intake(10).book();

    @Test
    void whatASeriesReadAtTheStartIsAboutIsKnownFromItsFirstSampleOn() {
        book.begin();
        LiveSeries read = book.load(TENANT, 7, "up", Labels.of(Map.of("a", "1")), "gauge", "");
        book.open();
        assertThat(read.entity()).isNull();

        assertThat(book.resolve(TENANT, said("1"))).isSameAs(read);

        assertThat(read.entity()).isEqualTo(EntityRef.named(TENANT, "host", "web1"));
        assertThat(read.series().entity()).isEqualTo(read.entity());
    }

    @Test
    void seriesOfOneEntityShareWhatIsSaidOfIt() {
        LiveSeries one = resolved("1");
        LiveSeries other = resolved("2");

        assertThat(other).isNotSameAs(one);
        assertThat(other.entity()).isSameAs(one.entity());
        assertThat(other.series().resource()).isSameAs(one.series().resource());
    }

    private LiveSeries resolved(String value) {
        @Nullable LiveSeries found = book.resolve(TENANT, said(value));
        assertThat(found).isNotNull();
        return found;
    }

    private static Series said(String value) {
        return new Series(
                "up",
                Labels.of(Map.of("a", value)),
                "gauge",
                "",
                Labels.of(Map.of("host.name", "web1")),
                EntityRef.named(TENANT, "host", "web1"));
    }
}
