package io.bongsu.ticket.ticket;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value of a custom field. Dates and choices are words: what they mean is said by the field. */
public sealed interface CustomValue {

    record Word(String word) implements CustomValue {
        @Override
        public Object json() {
            return word;
        }

        @Override
        public String said() {
            return word;
        }
    }

    record Amount(BigDecimal number) implements CustomValue {
        public Amount {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public Object json() {
            return number;
        }

        @Override
        public String said() {
            return number.toPlainString();
        }
    }

    record Flag(boolean yes) implements CustomValue {
        @Override
        public Object json() {
            return yes;
        }

        @Override
        public String said() {
            return Boolean.toString(yes);
        }
    }

    record Someone(Person person) implements CustomValue {
        @Override
        public Object json() {
            return person;
        }

        @Override
        public String said() {
            return person.name();
        }

        @Override
        public String compared() {
            return person.id();
        }
    }

    /** As JSON writes it. */
    Object json();

    /** As the timeline tells it. */
    String said();

    /** As conditions compare it: people by id. */
    default String compared() {
        return said();
    }

    /** What was kept; null for what no version of ours wrote. */
    static @Nullable CustomValue kept(JsonNode node) {
        if (node.isString()) {
            return new Word(node.asString());
        }
        if (node.isNumber()) {
            return new Amount(node.decimalValue());
        }
        if (node.isBoolean()) {
            return new Flag(node.asBoolean());
        }
        return node.isObject()
                ? new Someone(new Person(
                        node.path("id").asString(""), node.path("name").asString("")))
                : null;
    }
}
