package io.bongsu.ticket.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** A word a condition may use. What a ticket does not have is the empty text, and −1 minutes. */
public enum Variable {
    TYPE("type", Kind.NATURE, SimpleType.STRING, 20),
    PRIORITY("priority", Kind.NATURE, SimpleType.INT, 1),
    IMPACT("impact", Kind.NATURE, SimpleType.STRING, 10),
    URGENCY("urgency", Kind.NATURE, SimpleType.STRING, 10),
    QUEUE("queue", Kind.NATURE, SimpleType.STRING, 100),
    REQUESTER("requester", Kind.NATURE, SimpleType.STRING, 64),
    REQUESTER_NAME("requesterName", Kind.NATURE, SimpleType.STRING, 200),
    TAGS("tags", Kind.NATURE, ListType.create(SimpleType.STRING), 50),
    TITLE("title", Kind.NATURE, SimpleType.STRING, 300),
    DESCRIPTION("description", Kind.NATURE, SimpleType.STRING, 20_000),
    FIELDS("fields", Kind.NATURE, MapType.create(SimpleType.STRING, SimpleType.STRING), 20_000),
    CUSTOM("custom", Kind.NATURE, MapType.create(SimpleType.STRING, SimpleType.STRING), 300),
    MAJOR_INCIDENT("majorIncident", Kind.NATURE, SimpleType.BOOL, 1),
    NUMBER("number", Kind.STANDING, SimpleType.STRING, 30),
    STATE("state", Kind.STANDING, SimpleType.STRING, 30),
    CATEGORY("category", Kind.STANDING, SimpleType.STRING, 20),
    REASON("reason", Kind.STANDING, SimpleType.STRING, 100),
    ASSIGNEE("assignee", Kind.STANDING, SimpleType.STRING, 64),
    CREATED_AT("createdAt", Kind.STANDING, SimpleType.TIMESTAMP, 1),
    NOW("now", Kind.STANDING, SimpleType.TIMESTAMP, 1),
    MINUTES_SINCE_CREATED("minutesSinceCreated", Kind.STANDING, SimpleType.INT, 1),
    MINUTES_SINCE_UPDATED("minutesSinceUpdated", Kind.STANDING, SimpleType.INT, 1),
    MINUTES_SINCE_RESOLVED("minutesSinceResolved", Kind.STANDING, SimpleType.INT, 1),
    EVENT("event", Kind.EVENT, SimpleType.STRING, 20),
    CHANGED("changed", Kind.EVENT, ListType.create(SimpleType.STRING), 50),
    PREVIOUS("previous", Kind.EVENT, MapType.create(SimpleType.STRING, SimpleType.STRING), 300),
    MESSAGE("message", Kind.EVENT, SimpleType.STRING, 20_000),
    MESSAGE_IS_PUBLIC("messageIsPublic", Kind.EVENT, SimpleType.BOOL, 1),
    BY_REQUESTER("byRequester", Kind.EVENT, SimpleType.BOOL, 1),
    METRIC("metric", Kind.EVENT, SimpleType.STRING, 20);

    /** NATURE: what it is; STANDING: where it stands; EVENT: what has just happened. */
    enum Kind {
        NATURE,
        STANDING,
        EVENT
    }

    private final String word;
    private final Kind kind;
    private final CelType type;
    private final int longest;

    Variable(String word, Kind kind, CelType type, int longest) {
        this.word = word;
        this.kind = kind;
        this.type = type;
        this.longest = longest;
    }

    public String word() {
        return word;
    }

    Kind kind() {
        return kind;
    }

    CelType type() {
        return type;
    }

    /** Most characters of it, or of each of its values. */
    int longest() {
        return longest;
    }

    /** As the language writes it, e.g. {@code list(string)}. */
    public String typeName() {
        return switch (type) {
            case ListType list -> "list(" + list.elemType().name() + ")";
            case MapType map ->
                "map(" + map.keyType().name() + ", " + map.valueType().name() + ")";
            default -> type.equals(SimpleType.TIMESTAMP) ? "timestamp" : type.name();
        };
    }
}
