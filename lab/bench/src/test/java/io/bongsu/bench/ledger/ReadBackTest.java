package io.bongsu.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bongsu.bench.metrics.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge is judged: a store that loses, doubles, changes or invents a sample must not pass. */
class ReadBackTest {
    private static final long FIRST = 1_700_000_000_000L;

    private final Books books = new Books(1, 42, FIRST);
    private final HttpServer server = start();

    private interface Fault {
        /** What this store says of a round of a series, e.g. nothing, or twice the same. */
        String samples(int series, int round, String right);
    }

    private Fault fault = (series, round, right) -> right;

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        for (int round = 0; round < 3; round++) {
            books.acknowledged(0, System.nanoTime());
        }
        server.createContext("/", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body =
                    answer(URLDecoder.decode(form, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String answer(String form) {
        int metric = Integer.parseInt(form.substring(0, form.indexOf('[')).replaceAll("\\D", ""));
        StringBuilder all = new StringBuilder();
        for (int series = metric; series < Fleet.PER_REQUEST; series += 100) {
            StringBuilder values = new StringBuilder();
            for (int round = 0; round < 3; round++) {
                String right = ","
                        + String.format(
                                Locale.ROOT, "[%.3f,\"%s\"]", books.at(round) / 1e3, books.value(series, round));
                values.append(fault.samples(series, round, right));
            }
            all.append(all.isEmpty() ? "" : ",")
                    .append("{\"metric\":{\"__name__\":\"bench_node_metric_" + metric + "_total\",\"pod\":\"exporter-a-"
                            + series / 100 + "\"},\"values\":[")
                    .append(values.isEmpty() ? "" : values.substring(1))
                    .append("]}");
        }
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + all + "]}}";
    }

    private ReadBack.Difference difference() throws Exception {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/query");
        return new ReadBack(url, books).compare("token");
    }

    private static Fault at(IntPredicate rounds, UnaryOperator<String> change) {
        return (series, round, right) -> series == 205 && rounds.test(round) ? change.apply(right) : right;
    }

    @Test
    void whatIsWholeHasNoDifference() throws Exception {
        assertThat(difference()).isEqualTo(new ReadBack.Difference(3_000, 0, 0, 0, 0));
    }

    @Test
    void whatIsLostIsMissing() throws Exception {
        fault = at(round -> round != 1, right -> "");

        assertThat(difference()).isEqualTo(new ReadBack.Difference(2_998, 2, 0, 0, 0));
    }

    @Test
    void whatIsThereTwiceIsDoubled() throws Exception {
        fault = at(round -> round == 2, right -> right + right);

        assertThat(difference()).isEqualTo(new ReadBack.Difference(3_001, 0, 0, 1, 0));
    }

    @Test
    void aBitThatIsNotTheSameIsWrong() throws Exception {
        fault = at(round -> round == 0, right -> ",[" + books.at(0) / 1e3 + ",\"1.0000000000000002\"]");

        assertThat(difference()).isEqualTo(new ReadBack.Difference(3_000, 0, 1, 0, 0));
    }

    @Test
    void whatNobodySentIsForeign() throws Exception {
        fault = at(round -> round == 0, right -> right + ",[" + (books.at(0) + 1) / 1e3 + ",\"1\"]");

        assertThat(difference()).isEqualTo(new ReadBack.Difference(3_001, 0, 0, 0, 1));
    }
}
