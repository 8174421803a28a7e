package io.bongsu.collector.metrics;

import io.bongsu.collector.resource.PromNames;

/** A metric of a tenant: both spellings, where its series are sealed, and how many it has. */
final class MetricName {
    private final String name;
    private final String alias;
    private final long hash;
    private final Postings postings = new Postings();
    private final MetricTally tally = new MetricTally();
    private int series;
    private final Metadata metadata;

    MetricName(String name, Series first) {
        this.name = name;
        this.alias = PromNames.alias(name);
        this.hash = Windows.hash(name);
        this.metadata = new Metadata(name, first.kind(), first.unit());
    }

    String name() {
        return name;
    }

    String alias() {
        return alias;
    }

    long hash() {
        return hash;
    }

    int shard() {
        return Windows.shard(hash);
    }

    /** Its series that are visible. */
    Postings postings() {
        return postings;
    }

    /** Series known, visible or about to be. */
    int series() {
        return series;
    }

    /** What it costs and who asks for it. */
    MetricTally tally() {
        return tally;
    }

    void count(int more) {
        series += more;
    }

    /** What its first series said. */
    Metadata metadata() {
        return metadata;
    }
}
