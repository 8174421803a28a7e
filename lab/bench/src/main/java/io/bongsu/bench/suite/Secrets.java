package io.bongsu.bench.suite;

import java.io.IOException;

/** What opens the doors of the suite. */
public interface Secrets {

    /** A bearer token that is still good for minutes. */
    String token() throws IOException, InterruptedException, NotMeasurable;

    String ingestKey() throws IOException, InterruptedException, NotMeasurable;

    /** What the launcher of this checkout says. */
    static Secrets of(Checkout checkout) {
        return new LauncherSecrets(checkout, "admin");
    }

    /** The same for another user. */
    static Secrets of(Checkout checkout, String user) {
        return new LauncherSecrets(checkout, user);
    }

    /** A token that somebody else has fetched; keys are not known. */
    static Secrets fixed(String token) {
        return new Secrets() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public String ingestKey() throws NotMeasurable {
                throw new NotMeasurable("no ingest key is known");
            }
        };
    }
}
