package io.bongsu.collector.resource;

import io.bongsu.contracts.EntityRef;
import io.bongsu.contracts.collector.Identifier;
import io.bongsu.contracts.collector.RelationObserved;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entity was seen, not yet told. Bounded as it is made: it is told together with others, and what a sender writes must not
 * be too much for their message, nor what no table takes. A long name is cut (the id is of the whole), a long identifier
 * identifies nothing, of attributes there are {@value #MOST_ATTRIBUTES}.
 *
 * @param source who says so: {@code otlp}, {@code host}, {@code trace}
 */
public record Sighting(
        EntityRef entity,
        List<Identifier> identifiers,
        Map<String, String> attributes,
        List<RelationObserved> relations,
        String source) {
    /** Characters; an index takes it in any script. */
    private static final int LONGEST_NAME = 512;

    private static final int LONGEST_VALUE = 4096;
    private static final int MOST_ATTRIBUTES = 128;

    public Sighting {
        entity = bounded(entity);
        identifiers = identifiers.stream()
                .filter(one -> one.value().length() <= LONGEST_NAME)
                .map(one -> new Identifier(one.kind(), storable(one.value())))
                .toList();
        attributes = bounded(attributes);
        relations = relations.stream()
                .map(one -> new RelationObserved(one.type(), bounded(one.from()), bounded(one.to())))
                .toList();
    }

    private static EntityRef bounded(EntityRef entity) {
        String name = bounded(entity.name(), LONGEST_NAME);
        return name.equals(entity.name()) ? entity : new EntityRef(entity.id(), entity.type(), name);
    }

    private static Map<String, String> bounded(Map<String, String> attributes) {
        Map<String, String> bounded = new TreeMap<>();
        new TreeMap<>(attributes)
                .entrySet().stream()
                        .filter(one -> one.getKey().length() <= LONGEST_NAME)
                        .limit(MOST_ATTRIBUTES)
                        .forEach(one -> bounded.put(storable(one.getKey()), bounded(one.getValue(), LONGEST_VALUE)));
        return Map.copyOf(bounded);
    }

    private static String bounded(String text, int longest) {
        if (text.length() <= longest) {
            return storable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return storable(text.substring(0, end));
    }

    /** PostgreSQL keeps no U+0000. */
    private static String storable(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }

    /** How much of a message it is, in characters. */
    int length() {
        return attributes.entrySet().stream()
                        .mapToInt(one -> one.getKey().length() + one.getValue().length())
                        .sum()
                + LONGEST_NAME * (1 + relations.size());
    }
}
