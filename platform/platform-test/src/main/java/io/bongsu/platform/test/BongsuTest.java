package io.bongsu.platform.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * A test of the whole service on a random port, with a database of its own (fresh per test class, or per {@link #together}), a
 * real broker and tokens from {@link Tokens}. Broker: IT_RABBITMQ_URL, else Docker, else a private node of an installed rabbitmq-server, else the
 * embedded broker; PostgreSQL: IT_POSTGRES_URL, else Docker, else embedded.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public @interface BongsuTest {
    /** The service's database name, e.g. {@code ticket}. */
    String value();

    /** Classes that name the same share a service and its database, and do not mind what others left there: a start costs seconds. */
    String together() default "";

    /** False when the test brings a broker of its own, to kill it. */
    boolean sharedBroker() default true;
}
