package io.bongsu.event.rule;

import com.github.f4b6a3.uuid.UuidCreator;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * A rule of a tenant.
 *
 * @param check its part of the alert key, made once from the first name
 */
record Rule(UUID id, String check, Origin origin, RuleDraft draft, int version, Instant createdAt, Instant updatedAt) {

    enum Origin {
        DEFAULT,
        USER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Rule create(RuleDraft draft, Origin origin, Instant now) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String tail = id.toString().substring(30);
        return new Rule(id, slug(draft.name()) + "-" + tail, origin, draft, 1, now, now);
    }

    Rule change(RuleDraft changed, Instant now) {
        return new Rule(id, check, origin, changed, version + 1, createdAt, now);
    }

    /** Does the other one watch other series? */
    boolean watchesOtherThan(Rule other) {
        return !Objects.equals(draft.series(), other.draft.series())
                || !Objects.equals(draft.expr(), other.draft.expr());
    }

    WatchedRule watched() {
        return new WatchedRule(
                id,
                draft.name(),
                check,
                draft.condition(),
                draft.hold(),
                draft.noData(),
                draft.severity(),
                draft.summary());
    }

    ListedRule listed() {
        Series series = draft.series();
        String watched = series == null ? String.valueOf(draft.expr()) : series.selector();
        Condition condition = draft.condition();
        return new ListedRule(
                watched(), watched + " " + condition.op().symbol() + " " + number(condition.value()), origin.word());
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String slug = plain.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty()
                ? "rule"
                : slug.codePoints()
                        .limit(60)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
