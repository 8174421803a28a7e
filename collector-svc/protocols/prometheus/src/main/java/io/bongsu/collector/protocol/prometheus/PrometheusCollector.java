package io.bongsu.collector.protocol.prometheus;

import io.bongsu.collector.spi.CollectionFailed;
import io.bongsu.collector.spi.CollectionFailed.Reason;
import io.bongsu.collector.spi.Collector;
import io.bongsu.collector.spi.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Fetches what a target exposes, once. */
public final class PrometheusCollector implements Collector<ScrapeSettings> {
    private static final int NOT_ACCEPTABLE = 406;
    private static final int SERVER_ERROR = 500;
    private static final String PROTOBUF = "application/vnd.google.protobuf";
    private static final String TEXT =
            "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    /** Only in protobuf are there native histograms. */
    private static final String ALL =
            PROTOBUF + ";proto=io.prometheus.client.MetricFamily;encoding=delimited;q=0.9," + TEXT;

    private final HttpClient client;

    public PrometheusCollector() {
        this(HttpClient.Redirect.NORMAL);
    }

    private PrometheusCollector(HttpClient.Redirect redirects) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirects)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** For addresses that were checked: it goes nowhere else. */
    public static PrometheusCollector withoutRedirects() {
        return new PrometheusCollector(HttpClient.Redirect.NEVER);
    }

    @Override
    public String protocol() {
        return "prometheus";
    }

    @Override
    public Class<ScrapeSettings> settingsType() {
        return ScrapeSettings.class;
    }

    @Override
    public List<String> check(ScrapeSettings settings) {
        List<String> wrong = new ArrayList<>();
        String scheme = settings.url().getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            wrong.add("the address begins with http:// or https://");
        }
        if (settings.url().getHost() == null) {
            wrong.add("the address names a host");
        }
        for (String label : List.of("job", "instance")) {
            if (settings.labels().getOrDefault(label, "").isEmpty()) {
                wrong.add("the label " + label + " is missing");
            }
        }
        return wrong;
    }

    @Override
    public Observation collect(ScrapeSettings settings, Instant deadline)
            throws CollectionFailed, InterruptedException {
        if (Authorization.UNREADABLE.equals(settings.authorization())) {
            throw new CollectionFailed(Reason.REFUSED, "its credential cannot be opened any more: set it again");
        }
        Instant at = Instant.now();
        try {
            HttpResponse<InputStream> response = answer(settings, deadline);
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new CollectionFailed(Reason.REFUSED, "answered with status " + response.statusCode());
                }
                byte[] all = read(unpacked(response, body), settings.largestBody(), deadline);
                return exposition(response, all, settings.mostSamples()).of(settings, at);
            }
        } catch (HttpTimeoutException e) {
            throw new CollectionFailed(Reason.TIMEOUT, "did not answer in time", e);
        } catch (MalformedExposition e) {
            throw new CollectionFailed(Reason.PROTOCOL, "exposes what cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CollectionFailed(Reason.UNREACHABLE, "could not be read: " + e, e);
        }
    }

    /** Some say that they speak protobuf and fail when they are asked to. */
    private HttpResponse<InputStream> answer(ScrapeSettings settings, Instant deadline)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> first = ask(settings, ALL, deadline);
        if (first.statusCode() != NOT_ACCEPTABLE && first.statusCode() < SERVER_ERROR) {
            return first;
        }
        first.body().close();
        return ask(settings, TEXT, deadline);
    }

    private HttpResponse<InputStream> ask(ScrapeSettings settings, String accept, Instant deadline)
            throws IOException, InterruptedException {
        Duration patience = Duration.between(Instant.now(), deadline);
        return client.send(request(settings, accept, patience), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static HttpRequest request(ScrapeSettings settings, String accept, Duration patience) {
        Duration limit = patience.isPositive() ? patience : Duration.ofMillis(1);
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.url())
                .timeout(limit)
                .header("Accept", accept)
                .header("Accept-Encoding", "gzip")
                .header("User-Agent", "Bongsu")
                .header("X-Prometheus-Scrape-Timeout-Seconds", Double.toString(limit.toMillis() / 1_000.0))
                .GET();
        Authorization shown = settings.authorization();
        return (shown == null ? request : request.header("Authorization", shown.header())).build();
    }

    private static Exposition exposition(HttpResponse<?> response, byte[] body, int mostSamples)
            throws MalformedExposition {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith(PROTOBUF)) {
            return FamilyReader.read(body, mostSamples);
        }
        boolean openMetrics = type.startsWith("application/openmetrics-text");
        return ExpositionParser.read(new String(body, StandardCharsets.UTF_8), openMetrics, mostSamples);
    }

    private static InputStream unpacked(HttpResponse<?> response, InputStream body) throws IOException {
        boolean packed = response.headers()
                .firstValue("Content-Encoding")
                .map("gzip"::equalsIgnoreCase)
                .orElse(false);
        return packed ? new GZIPInputStream(body) : body;
    }

    private static byte[] read(InputStream body, int limit, Instant deadline) throws IOException, CollectionFailed {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] piece = new byte[16_384];
        int length = body.read(piece);
        while (length >= 0) {
            all.write(piece, 0, length);
            if (all.size() > limit) {
                throw new CollectionFailed(Reason.PROTOCOL, "exposes more than " + (limit >> 20) + " MiB");
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CollectionFailed(Reason.TIMEOUT, "did not send all in time");
            }
            length = body.read(piece);
        }
        return all.toByteArray();
    }
}
