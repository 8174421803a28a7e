package io.bongsu.billing.focus;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of FOCUS: exact, or not at all. Each reader throws {@link BadValue} with what is wrong. What FOCUS forbids
 * but can mean one thing only is read and told to the {@link Leniency}.
 */
final class FocusValues {
    static final Set<String> CHARGE_CATEGORIES = Set.of("Usage", "Purchase", "Tax", "Credit", "Adjustment");
    /** NUMERIC(38,18) keeps 18 places; 14 whole digits leave room for a million such rows in one sum. */
    private static final int MOST_PLACES = 18;

    private static final int MOST_WHOLE_DIGITS = 14;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_TEXT = 1024;
    private static final int DATES_KEPT = 10_000;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalStart()
            .appendLiteral("UTC")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    private final Leniency leniency;
    private final Map<String, ReadDate> dates = new HashMap<>();

    /** Hears what was accepted against the letter. */
    interface Leniency {
        void accepted(String code, FocusColumn column);
    }

    private record ReadDate(Instant instant, boolean exact) {}

    FocusValues(Leniency leniency) {
        this.leniency = leniency;
    }

    /** Null for an absent value: nothing, blanks or the literal NULL. */
    @Nullable
    String text(FocusColumn column, String raw) throws BadValue {
        String text = raw.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals("NULL")) {
            leniency.accepted("literal-null", column);
            return null;
        }
        if (text.length() != raw.length()) {
            leniency.accepted("blanks-around-value", column);
        }
        if (text.length() > LONGEST_TEXT) {
            throw new BadValue("too-long", "longer than " + LONGEST_TEXT + " characters");
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadValue("control-character", "contains a NUL character");
        }
        return text;
    }

    static BigDecimal decimal(String text) throws BadValue {
        if (text.length() > LONGEST_NUMBER
                || !text.chars().allMatch(c -> c < 128 && "0123456789+-.eE".indexOf(c) >= 0)) {
            throw notADecimal(text);
        }
        try {
            return exact(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw notADecimal(text);
        }
    }

    private static BadValue notADecimal(String text) {
        boolean grouped = text.matches("[-+]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
        return grouped
                ? new BadValue("thousand-separator", "a decimal number has no thousand separators")
                : new BadValue("not-a-decimal", "not a decimal number");
    }

    /** Zeros at the end say nothing, any other digit must be kept. */
    private static BigDecimal exact(BigDecimal value) throws BadValue {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        // precision − scale is the number of whole digits; compared as long because a scale may be near ±2^31
        if ((long) value.precision() - value.scale() > MOST_WHOLE_DIGITS) {
            throw new BadValue("number-too-large", "more than " + MOST_WHOLE_DIGITS + " digits before the point");
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > MOST_PLACES) {
            throw new BadValue("too-many-decimal-places", "more than " + MOST_PLACES + " decimal places");
        }
        return stripped;
    }

    Instant dateTime(FocusColumn column, String text) throws BadValue {
        ReadDate known = dates.get(text);
        if (known == null) {
            known = readDate(text);
            if (dates.size() < DATES_KEPT) {
                dates.put(text, known);
            }
        }
        if (!known.exact()) {
            leniency.accepted("date-format", column);
        }
        return known.instant();
    }

    private static ReadDate readDate(String text) throws BadValue {
        boolean exact = text.length() >= 17 && text.charAt(10) == 'T' && text.endsWith("Z");
        try {
            TemporalAccessor read =
                    DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            Instant instant = switch (read) {
                case OffsetDateTime moment -> moment.toInstant();
                case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
                default -> dateOnly(text);
            };
            return new ReadDate(inRange(instant), exact);
        } catch (DateTimeException e) {
            throw new BadValue("not-a-date", "not a date of the form 2026-11-01T00:00:00Z");
        }
    }

    private static Instant dateOnly(String text) throws BadValue {
        LocalDate date = LocalDate.parse(text); // a zone without a time is uncertain, and refused here
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Instant inRange(Instant instant) throws BadValue {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        if (year < 2000 || year > 2100) {
            throw new BadValue("date-out-of-range", "not between the years 2000 and 2100");
        }
        return instant;
    }

    static String currency(String text) throws BadValue {
        if (!CURRENCIES.contains(text)) {
            throw new BadValue("unknown-currency", "no ISO 4217 currency code, e.g. USD");
        }
        return text;
    }

    static String chargeCategory(String text) throws BadValue {
        if (!CHARGE_CATEGORIES.contains(text)) {
            throw new BadValue("unknown-value", "not one of Usage, Purchase, Tax, Credit, Adjustment");
        }
        return text;
    }
}
