package io.bongsu.bench.chain;

import io.bongsu.bench.suite.NotMeasurable;
import io.bongsu.bench.suite.RunningSuite;
import io.bongsu.contracts.EntityId;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes one host after the other hot, with a rule of its own, and looks when the desk can see it. */
final class Trials {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(15);
    private static final long RESOLVE_LIMIT = TimeUnit.SECONDS.toNanos(60);
    private static final double HIGH = 0.97;
    private static final double LOW = 0.1;

    private final RunningSuite suite;
    private final Clock clock;
    private final String run;
    private final UUID tenant;
    private final String rule;
    private final LiveStream stream;
    private final Background background;
    private final int wantedRate;
    private final Random rhythm = new Random(20261121);

    private Trials(
            RunningSuite suite,
            Clock clock,
            String run,
            UUID tenant,
            String rule,
            LiveStream stream,
            int samplesASecond) {
        this.suite = suite;
        this.clock = clock;
        this.run = run;
        this.tenant = tenant;
        this.rule = rule;
        this.stream = stream;
        this.wantedRate = samplesASecond;
        this.background = new Background(suite, clock, run, samplesASecond);
    }

    static Trials prepare(RunningSuite suite, Clock clock, int samplesASecond)
            throws IOException, InterruptedException, NotMeasurable {
        String run = Long.toString(clock.millis(), Character.MAX_RADIX);
        UUID tenant = UUID.fromString(
                suite.get("/api/v1/me").path("tenant").path("id").asString());
        JsonNode rule = suite.post("/api/v1/rules", """
                {"name": "bench %s", "enabled": true, "expr": null,
                 "series": {"metric": "%s", "labels": {"%s": "%s"}},
                 "condition": {"op": "gt", "value": 0.9, "recover": 0.8},
                 "for": "PT0S", "noData": null, "severity": 4, "summary": "CPU of {{entity.name}} is busy"}
                """.formatted(run, Otlp.METRIC, Otlp.RUN, run));
        return new Trials(
                suite, clock, run, tenant, rule.path("id").asString(), LiveStream.open(suite), samplesASecond);
    }

    /** @param warmUp hosts that are tried first and not counted: the JVMs are measured as they are after a minute, not at start */
    List<Trial> run(int warmUp, int runs) throws IOException, InterruptedException, NotMeasurable {
        background.start();
        awaitRule();
        for (int number = 0; number < warmUp; number++) {
            tryHost("warm-" + number);
        }
        List<Trial> all = new ArrayList<>();
        for (int number = 0; number < runs; number++) {
            all.add(tryHost(Integer.toString(number)));
            if ((number + 1) % 50 == 0) {
                System.err.println("  " + (number + 1) + " of " + runs);
            }
        }
        return all;
    }

    /** A new rule takes a moment to reach where samples arrive: the first host tells when it has. */
    private void awaitRule() throws IOException, InterruptedException, NotMeasurable {
        String host = host("first");
        long limit = System.nanoTime() + LIMIT;
        while (tickets(host).isEmpty()) {
            if (System.nanoTime() > limit) {
                throw new NotMeasurable("no incident within " + TimeUnit.NANOSECONDS.toSeconds(LIMIT)
                        + " s of the first hot sample; is the chain broken?");
            }
            send(host, HIGH);
            stream.awaitNews(250);
        }
        send(host, LOW);
    }

    private Trial tryHost(String number) throws IOException, InterruptedException, NotMeasurable {
        String host = host(number);
        stream.forget();
        // Not in step with anything that runs by the clock.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + rhythm.nextInt(200)));
        long sent = System.nanoTime();
        send(host, HIGH);
        long accepted = System.nanoTime();
        Long visible = awaitTicket(host, accepted + LIMIT);
        Trial trial = heard(host, sent, accepted, visible);
        send(host, LOW);
        return trial;
    }

    private @Nullable Long awaitTicket(String host, long limit)
            throws IOException, InterruptedException, NotMeasurable {
        while (System.nanoTime() < limit) {
            if (!tickets(host).isEmpty()) {
                return System.nanoTime();
            }
            stream.awaitNews(LOOK_EVERY_MILLIS);
        }
        return null;
    }

    private Trial heard(String host, long sent, long accepted, @Nullable Long visible) throws InterruptedException {
        // The list may be faster than the stream: give that one a moment to say its word, too.
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (visible != null && stream.first("ticket.ticket.opened", host).isEmpty() && System.nanoTime() < limit) {
            stream.awaitNews(LOOK_EVERY_MILLIS);
        }
        return new Trial(
                host,
                sent,
                accepted,
                visible,
                at(stream.first("event.alert.raised", host)),
                at(stream.first("event.situation.opened", host)),
                at(stream.first("ticket.ticket.opened", host)));
    }

    private static @Nullable Long at(Optional<LiveStream.Heard> heard) {
        return heard.isPresent() ? heard.get().at() : null;
    }

    /** What is left to know when all have cooled down. */
    record Conclusion(int doubled, int unresolved, double rate, int wantedRate, long lost) {}

    Conclusion conclude(List<Trial> all) throws IOException, InterruptedException, NotMeasurable {
        double rate = background.rate();
        background.close();
        int doubled = 0;
        int unresolved = 0;
        long limit = System.nanoTime() + RESOLVE_LIMIT;
        for (Trial trial : all) {
            List<JsonNode> tickets = tickets(trial.host());
            while (!resolved(tickets) && System.nanoTime() < limit) {
                stream.awaitNews(100);
                tickets = tickets(trial.host());
            }
            doubled += tickets.size() > 1 ? 1 : 0;
            unresolved += resolved(tickets) ? 0 : 1;
        }
        return new Conclusion(doubled, unresolved, rate, wantedRate, background.lost());
    }

    private static boolean resolved(List<JsonNode> tickets) {
        return tickets.stream()
                .allMatch(ticket -> ticket.path("state").asString().equals("resolved"));
    }

    private String host(String number) {
        return "bench-" + run + "-" + number + "-host";
    }

    private void send(String host, double value) throws IOException, InterruptedException, NotMeasurable {
        int status = suite.send(Otlp.cpu(run, host, value, clock.instant()));
        if (status != 200) {
            throw new NotMeasurable("the sample of " + host + " was answered " + status);
        }
    }

    private List<JsonNode> tickets(String host) throws IOException, InterruptedException, NotMeasurable {
        UUID entity = EntityId.of(tenant, "host", host);
        List<JsonNode> tickets = new ArrayList<>();
        suite.get("/api/v1/tickets?type=incident&entityId=" + entity)
                .path("items")
                .forEach(tickets::add);
        return tickets;
    }

    /** Takes the rule away again. */
    void end() throws IOException, InterruptedException, NotMeasurable {
        background.close();
        stream.close();
        JsonNode now = suite.get("/api/v1/rules/" + rule);
        suite.delete("/api/v1/rules/" + rule, now.path("version").asString());
    }
}
