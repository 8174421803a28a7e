package io.bongsu.collector.metrics;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Only where PostgreSQL keeps the metrics, and no other store (package {@code remotestore}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "bongsu.collector.metrics.store", havingValue = "postgres", matchIfMissing = true)
@interface StoredHere {}
