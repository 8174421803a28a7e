package io.bongsu.collector.metrics;

import java.util.UUID;

/** Who wants to know that samples are stored. Must return at once and never throw; hearing nothing must harm nothing. */
public interface CommitObserver {
    void committed(UUID tenant, Points points);
}
