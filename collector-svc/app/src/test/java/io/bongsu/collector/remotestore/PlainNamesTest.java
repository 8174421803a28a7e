package io.bongsu.collector.remotestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.bongsu.collector.resource.PromNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainNamesTest {
    private static final List<String> NAMES = List.of(
            "up",
            "http_requests_total",
            "job:rate",
            "host.name",
            "a_b.c",
            "_",
            "__x",
            "1st",
            "U__trap",
            "봉수",
            "a b",
            "x😀",
            "U__");

    @Test
    void everyNameIsLegalThereAndComesBack() {
        for (String name : NAMES) {
            assertThat(PlainNames.metric(name)).matches("[a-zA-Z_:][a-zA-Z0-9_:]*");
            assertThat(PlainNames.label(name)).matches("[a-zA-Z_][a-zA-Z0-9_]*");
            assertThat(PlainNames.unescape(PlainNames.metric(name))).isEqualTo(name);
            assertThat(PlainNames.unescape(PlainNames.label(name))).isEqualTo(name);
        }
    }

    @Test
    void ordinaryNamesStayAsTheyAreAndOthersAreAsPrometheusEscapesThem() {
        assertThat(PlainNames.metric("http_requests_total")).isEqualTo("http_requests_total");
        assertThat(PlainNames.metric("job:rate")).isEqualTo("job:rate");
        assertThat(PlainNames.label("host.name")).isEqualTo("U__host_2e_name");
        assertThat(PlainNames.label("a_b.c")).isEqualTo("U__a__b_2e_c");
    }

    @Test
    void differentNamesAreDifferentThere() {
        assertThat(NAMES.stream().map(PlainNames::metric).distinct()).hasSameSizeAs(NAMES);
    }

    @Test
    void theUnderscoredNameFindsAllThatLookLikeIt() {
        List<String> published = List.of("disk_io_bytes", "disk.io_bytes", "disk.io-bytes", "disk_io.bytes");
        for (String name : published) {
            assertThat(PromNames.alias(name)).isEqualTo("disk_io_bytes");
            assertThat(finds("disk_io_bytes", name)).as(name).isTrue();
        }
        assertThat(finds("disk.io-bytes", "disk.io-bytes")).isTrue();
        assertThat(finds("disk.io-bytes", "disk_io_bytes")).isFalse();
        assertThat(finds("disk_io_bytes", "disk_io_bytes_total")).isFalse();
        assertThat(finds("a.b", "axb")).isFalse();
    }

    private static boolean finds(String asked, String published) {
        return Pattern.compile(PlainNames.metrics(asked)).matches(PlainNames.metric(published));
    }

    @Test
    void whatSomebodyElseMadeUpIsTakenAsItStands() {
        assertThat(PlainNames.unescape("U__a_zz_b")).isEqualTo("U__a_zz_b");
        assertThat(PlainNames.unescape("U__a_")).isEqualTo("U__a_");
        assertThat(PlainNames.unescape("U__a_ffffffff_")).isEqualTo("U__a_ffffffff_");
    }
}
