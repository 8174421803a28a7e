package io.bongsu.gateway;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A reader of the stream, as a browser is one. */
final class EventStream implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final CompletableFuture<?> reading;
    private volatile String lastId = "";

    /** Returns when the stream has begun. */
    EventStream(int port, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/stream"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        reading = CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .thenAcceptAsync(this::read, task -> Thread.ofVirtual().start(task));
        await().atMost(PATIENCE).until(() -> !comments.isEmpty() || reading.isDone());
    }

    record Event(String id, String name, String data) {}

    List<Event> events() {
        return events;
    }

    List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    String data() {
        return events.stream().map(Event::data).toList().toString();
    }

    String lastId() {
        return lastId;
    }

    boolean hasEnded() {
        return reading.isDone();
    }

    void awaitEvents(int count) {
        await().atMost(PATIENCE).until(() -> events.size() >= count);
    }

    @Override
    public void close() {
        reading.cancel(true);
    }

    private void read(HttpResponse<java.util.stream.Stream<String>> response) {
        String[] id = {""};
        String[] name = {""};
        StringBuilder data = new StringBuilder();
        response.body().forEach(line -> {
            if (line.startsWith(":")) {
                comments.add(line);
            } else if (line.startsWith("id:")) {
                id[0] = line.substring(3);
                lastId = id[0];
            } else if (line.startsWith("event:")) {
                name[0] = line.substring(6);
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            } else if (line.isEmpty() && !data.isEmpty()) {
                events.add(new Event(id[0], name[0], data.toString()));
                data.setLength(0);
            }
        });
    }
}
