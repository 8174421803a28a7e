package io.bongsu.platform.test;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** Where blocking an event loop is accepted in tests, one line and one reason each. */
public final class BlockingAllowed implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        // class loading reads jars on whatever thread first needs the class
        builder.allowBlockingCallsInside("java.lang.ClassLoader", "loadClass");
        builder.allowBlockingCallsInside("java.util.ServiceLoader$LazyClassPathLookupIterator", "parse");
        // the JDK seeds SecureRandom from /dev/urandom once
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        builder.allowBlockingCallsInside("java.util.UUID", "randomUUID");
        // the JDK reads a bundle of messages (of validation) once per locale
        builder.allowBlockingCallsInside("java.util.ResourceBundle", "getBundleImpl");
        // console appenders write to stdout
        builder.allowBlockingCallsInside("ch.qos.logback.classic.Logger", "callAppenders");
        // Jackson and Spring build their descriptors lazily, once per type
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.ser.SerializerCache", "addAndResolveNonTypedSerializer");
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        builder.allowBlockingCallsInside(
                "org.springframework.core.io.support.PathMatchingResourcePatternResolver", "getResources");
        // Netty's pool of buffers takes a short lock when it grows: a large row is enough
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
        // ids rise: whoever makes one waits for the few instructions of whoever makes one at the same moment
        builder.allowBlockingCallsInside(
                "com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory$UuidFunction", "apply");
        // springdoc scans controllers on the first request for the document
        builder.allowBlockingCallsInside("org.springdoc.api.AbstractOpenApiResource", "getOpenApi");
    }
}
