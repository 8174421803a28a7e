package io.bongsu.platform.messaging;

import io.bongsu.contracts.Fact;

/** What the type of a fact tells about its way. */
public final class FactTypes {
    private static final String PREFIX = "io.bongsu.";

    private FactTypes() {}

    /** The CloudEvents type of a fact's record. */
    public static String of(Class<?> record) {
        Fact fact = record.getAnnotation(Fact.class);
        if (fact == null) {
            throw new IllegalArgumentException(record.getName() + " is not a @Fact");
        }
        return fact.value();
    }

    /** {@code io.bongsu.event.alert.raised.v1} travels on the topic exchange {@code event.alert}. */
    public static String exchangeOf(String type) {
        String[] parts = type.split("\\.", -1);
        if (!type.startsWith(PREFIX) || parts.length < 6) {
            throw new IllegalArgumentException("not a fact's type: " + type);
        }
        return parts[2] + "." + parts[3];
    }
}
