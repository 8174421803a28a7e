package io.bongsu.bench.promql;

import io.bongsu.bench.metrics.Target;
import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.Secrets;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody who is asked. */
final class Asked {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private final Target target;
    private final @Nullable Secrets secrets;

    /** @param secrets null where no token is asked for */
    Asked(Target target, @Nullable Secrets secrets) {
        this.target = target;
        this.secrets = secrets;
    }

    /** @param millis from sending the question to the last byte of the answer */
    record Answered(double millis, String body) {}

    Target target() {
        return target;
    }

    String name() {
        return target.name();
    }

    Answered ask(String path, String form) throws IOException, InterruptedException, NotMeasurable {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.api(path))
                .timeout(LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (secrets != null) {
            request.header("Authorization", "Bearer " + secrets.token());
        }
        HttpRequest question = request.build();
        long begun = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(question, HttpResponse.BodyHandlers.ofByteArray());
        double millis = (System.nanoTime() - begun) / 1e6;
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() != 200) {
            throw new NotMeasurable(name() + " answered " + answer.statusCode() + " to " + form + ": " + body);
        }
        return new Answered(millis, body);
    }
}
