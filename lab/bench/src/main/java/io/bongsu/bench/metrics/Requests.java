package io.bongsu.bench.metrics;

/** What senders send: requests of {@link Fleet#PER_REQUEST} samples, each of them one of the same series again and again. */
interface Requests {

    /** How many requests bring one sample of each series. */
    int requests();

    /** The next samples of a request's series; numbers may come in any order. */
    byte[] request(int number, long at);
}
