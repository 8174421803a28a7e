package io.bongsu.bench.suite;

import java.io.IOException;

/** What opens the doors of the suite. */
public interface Secrets {

    /** A bearer token that is still good for minutes. */
    String token() throws IOException, InterruptedException, NotMeasurable;

    String ingestKey() throws IOException, InterruptedException, NotMeasurable;
}
