package io.bongsu.event.alert;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.text.PlainText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about and the key that makes it one.
 *
 * @param givenKey the sender chose the key: the same key may come with another entity
 */
public record AlertSubject(
        String key,
        boolean givenKey,
        String source,
        EntityRef entity,
        String check,
        @Nullable UUID ruleId) {
    private static final int LONGEST = 255;

    /** Keyed by source, entity and check. */
    public static AlertSubject of(String source, EntityRef entity, String check, @Nullable UUID ruleId) {
        String plainCheck = PlainText.distinct(check, LONGEST);
        String key = source + "/" + entity.type() + "/" + entity.id() + "/" + plainCheck;
        return new AlertSubject(key, false, source, plain(entity), plainCheck, ruleId);
    }

    /** Keyed by the sender's own key within {@code integration}. */
    public static AlertSubject keyed(
            String source, String integration, String givenKey, EntityRef entity, String check) {
        return new AlertSubject(
                keyOf(source, integration, givenKey),
                true,
                source,
                plain(entity),
                PlainText.distinct(check, LONGEST),
                null);
    }

    public static String keyOf(String source, String integration, String givenKey) {
        return source + "/" + integration + "/" + PlainText.distinct(givenKey, LONGEST);
    }

    private static EntityRef plain(EntityRef entity) {
        return new EntityRef(entity.id(), entity.type(), PlainText.of(entity.name(), LONGEST));
    }
}
