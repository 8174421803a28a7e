package io.bongsu.bench.ledger;

import io.bongsu.bench.metrics.Fleet;
import io.bongsu.bench.report.Result;
import io.bongsu.bench.suite.NotMeasurable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads every sample back through the query API, a metric at a time, and compares it with the books. */
final class ReadBack {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final Books books;
    private final int[] seen;
    private long found;
    private long wrong;
    private long doubled;
    private long foreign;

    ReadBack(URI url, Books books) {
        this.url = url;
        this.books = books;
        this.seen = new int[books.lanes() * Fleet.PER_REQUEST];
    }

    /**
     * What was found.
     *
     * @param missing acknowledged and not there
     * @param wrong there with other bits
     * @param doubled there more than once
     * @param foreign there and never sent
     */
    record Difference(long found, long missing, long wrong, long doubled, long foreign) {

        List<Result> results() {
            return List.of(
                    Result.of("samples read back", "", (double) found),
                    none("acknowledged and missing", missing),
                    none("doubled", doubled),
                    none("with other bits", wrong),
                    none("never sent", foreign));
        }

        private static Result none(String metric, long samples) {
            return Result.atMost(metric, "samples", (double) samples, 0);
        }
    }

    /** Samples that were sent and not acknowledged may be there or not. */
    Difference compare(String token) throws IOException, InterruptedException, NotMeasurable {
        int rounds = 0;
        for (int lane = 0; lane < books.lanes(); lane++) {
            rounds = Math.max(rounds, books.rounds(lane) + 1);
        }
        for (String metric : Fleet.metrics()) {
            read(metric, rounds, token);
        }
        long missing = 0;
        for (int series = 0; series < seen.length; series++) {
            missing += Math.max(0, books.rounds(series / Fleet.PER_REQUEST) - seen[series]);
        }
        return new Difference(found, missing, wrong, doubled, foreign);
    }

    private void read(String metric, int rounds, String token) throws IOException, InterruptedException, NotMeasurable {
        String query = metric + "[" + (rounds + 1) + "s]";
        String form =
                "query=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&time=" + books.at(rounds) / 1000.0;
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new NotMeasurable(query + " answered " + answer.statusCode() + " "
                        + new String(body.readNBytes(2_000), StandardCharsets.UTF_8));
            }
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
                results(json);
            }
        }
    }

    /** Streams: an answer holds millions of samples. */
    private void results(JsonParser json) {
        String name = "";
        String pod = "";
        List<double[]> samples = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token != JsonToken.PROPERTY_NAME) {
                continue;
            }
            switch (json.currentName()) {
                case "__name__" -> name = json.nextStringValue();
                case "pod" -> pod = json.nextStringValue();
                case "values" -> {
                    values(json, samples);
                    series(Fleet.number(name, pod), samples);
                    samples.clear();
                }
                default -> {}
            }
        }
    }

    /** {@code [[seconds, "value"], …]}. */
    private static void values(JsonParser json, List<double[]> samples) {
        json.nextToken();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            json.nextToken();
            double seconds = json.getDoubleValue();
            samples.add(new double[] {seconds, Double.parseDouble(json.nextStringValue())});
            json.nextToken();
        }
    }

    private void series(int number, List<double[]> samples) {
        long[] rounds = new long[samples.size()];
        for (int i = 0; i < rounds.length; i++) {
            int round = books.round(Math.round(samples.get(i)[0] * 1_000));
            rounds[i] = round;
            found++;
            if (round < 0) {
                foreign++;
            } else if (bits(samples.get(i)[1]) != bits(books.value(number, round))) {
                wrong++;
            }
        }
        Arrays.sort(rounds);
        int acknowledged = books.rounds(number / Fleet.PER_REQUEST);
        for (int i = 0; i < rounds.length; i++) {
            if (i > 0 && rounds[i] == rounds[i - 1]) {
                doubled++;
            } else if (rounds[i] >= 0 && rounds[i] < acknowledged) {
                seen[number]++;
            } else if (rounds[i] > acknowledged) {
                foreign++; // only the next one was on its way
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
