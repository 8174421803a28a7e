package io.bongsu.billing.charge;

import java.math.BigDecimal;

/** How amounts leave the service: exact, without exponent, without zeros that say nothing. Nothing is rounded anywhere. */
public final class Money {

    private Money() {}

    public static String text(BigDecimal amount) {
        return plain(amount).toPlainString();
    }

    /** The same value at the smallest scale that is not negative. */
    public static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
