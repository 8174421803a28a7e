package io.bongsu.collector.metrics;

/**
 * Who sends samples.
 *
 * @param id of the key or the target, unique in its tenant and kind
 * @param name as a person calls it
 */
public record Source(Kind kind, String id, String name) {

    public enum Kind {
        /** An ingest key. */
        KEY,
        /** What is fetched from a scrape target. */
        TARGET,
        /** The machine the collector runs on. */
        HOST
    }
}
