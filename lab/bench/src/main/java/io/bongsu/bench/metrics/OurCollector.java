package io.bongsu.bench.metrics;

import io.bongsu.bench.suite.Checkout;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collector of the running suite, on its own port, with PostgreSQL: both processes' CPU counts as ours. Another one is
 * named by {@code BONGSU_BENCH_WRITE_URL}, {@code BONGSU_BENCH_KEY} and {@code BONGSU_BENCH_PIDS} (with commas, the
 * collector first).
 */
public final class OurCollector {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LIMIT_SECONDS = 30;

    private final Map<String, String> environment;
    private final Checkout checkout;

    public OurCollector(Map<String, String> environment, Checkout checkout) {
        this.environment = environment;
        this.checkout = checkout;
    }

    public Target target() throws IOException, InterruptedException, NotMeasurable {
        String url = environment.getOrDefault("BONGSU_BENCH_WRITE_URL", "");
        if (!url.isBlank()) {
            List<Long> pids = new ArrayList<>();
            for (String pid : environment.getOrDefault("BONGSU_BENCH_PIDS", "").split(",", -1)) {
                pids.add(Long.valueOf(pid.strip()));
            }
            return ours(URI.create(url), environment.getOrDefault("BONGSU_BENCH_KEY", ""), pids);
        }
        // It ends with 3 when nothing runs; what it prints says so too.
        Checkout.Ended asked = checkout.bongsu(List.of("status", "--json"), Map.of(), LIMIT_SECONDS);
        JsonNode status = JSON.readTree(asked.out());
        List<Long> pids = new ArrayList<>();
        int port = 0;
        for (JsonNode one : status.path("components")) {
            String name = one.path("name").asString();
            if (name.equals("collector-svc") || name.equals("postgres")) {
                pids.add(
                        name.equals("postgres") ? pids.size() : 0,
                        one.path("pid").asLong());
            }
            port = name.equals("collector-svc") ? one.path("port").asInt() : port;
        }
        if (pids.size() != 2 || pids.contains(0L)) {
            throw new NotMeasurable("no suite is running: ./bongsu up --detach");
        }
        URI write = URI.create("http://127.0.0.1:" + port + "/prometheus/api/v1/write");
        return ours(write, said("ingest-key").strip(), pids);
    }

    private static Target ours(URI url, String key, List<Long> pids) {
        return new Target("bongsu", url, key, new ProcessTree(pids), new ProcessTree(List.of(pids.getFirst())), null);
    }

    private String said(String... words) throws IOException, InterruptedException, NotMeasurable {
        Checkout.Ended ended = checkout.bongsu(List.of(words), Map.of(), LIMIT_SECONDS);
        if (ended.status() != 0) {
            throw new NotMeasurable("./bongsu " + String.join(" ", words) + ": " + ended.out() + ended.err());
        }
        return ended.out();
    }
}
