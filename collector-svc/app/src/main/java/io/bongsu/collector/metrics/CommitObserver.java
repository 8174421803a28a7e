package io.bongsu.collector.metrics;

/** Who wants to know that a batch is stored. Must return at once and never throw; hearing nothing must harm nothing. */
public interface CommitObserver {
    void committed(Batch batch);
}
