/**
 * Prometheus remote write 1.0: what a sender's bytes mean, read without an object per sample. Not here: where samples go
 * (metrics), whose key it is (ingest).
 */
@NullMarked
package io.bongsu.collector.remotewrite;

import org.jspecify.annotations.NullMarked;
