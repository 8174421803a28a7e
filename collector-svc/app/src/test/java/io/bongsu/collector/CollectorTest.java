package io.bongsu.collector;

import io.bongsu.platform.test.BongsuTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole service, with OTLP ports of its own and an ingest key from the start. */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BongsuTest("collector")
@Import(Telemetry.class)
@TestPropertySource(
        properties = {
            "bongsu.collector.otlp.http-port=0",
            "bongsu.collector.otlp.grpc-port=0",
            "server.shutdown=immediate", // the clients of a test JVM keep their connections until it ends
            "bongsu.collector.ingest.bootstrap-key=" + Telemetry.KEY
        })
public @interface CollectorTest {}
