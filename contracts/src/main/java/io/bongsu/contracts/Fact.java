package io.bongsu.contracts;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How does this record travel between services? Its value is the CloudEvents type, {@code
 * io.bongsu.<producer>.<aggregate>.<verb>.v1}; producer and aggregate name the topic exchange.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Fact {
    String value();
}
