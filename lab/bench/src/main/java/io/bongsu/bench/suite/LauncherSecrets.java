package io.bongsu.bench.suite;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks the launcher, as a person would: {@code ./bongsu token}, {@code ./bongsu ingest-key}. */
final class LauncherSecrets implements Secrets {
    /** A token lives for ten minutes. */
    private static final long TOKEN_AGE = TimeUnit.MINUTES.toNanos(6);

    private static final int LIMIT_SECONDS = 30;

    private final Checkout checkout;
    private final String user;
    private final Map<String, String> environment;
    private @Nullable String token;
    private long tokenSince;
    private @Nullable String key;

    LauncherSecrets(Checkout checkout, String user) {
        this(checkout, user, Map.of());
    }

    /** @param environment where that launcher's suite lives */
    LauncherSecrets(Checkout checkout, String user, Map<String, String> environment) {
        this.checkout = checkout;
        this.user = user;
        this.environment = environment;
    }

    @Override
    public synchronized String token() throws IOException, InterruptedException, NotMeasurable {
        String known = token;
        if (known == null || System.nanoTime() - tokenSince > TOKEN_AGE) {
            known = ask("token", user);
            token = known;
            tokenSince = System.nanoTime();
        }
        return known;
    }

    @Override
    public synchronized String ingestKey() throws IOException, InterruptedException, NotMeasurable {
        String known = key;
        if (known == null) {
            known = ask("ingest-key");
            key = known;
        }
        return known;
    }

    private String ask(String... words) throws IOException, InterruptedException, NotMeasurable {
        Checkout.Ended ended = checkout.bongsu(List.of(words), environment, LIMIT_SECONDS);
        if (ended.status() != 0) {
            throw new NotMeasurable("./bongsu " + String.join(" ", words) + " failed: " + ended.err() + ended.out());
        }
        return ended.out().strip();
    }
}
