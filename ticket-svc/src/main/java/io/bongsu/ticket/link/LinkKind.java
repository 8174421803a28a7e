package io.bongsu.ticket.link;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a ticket is to another. Read from the other end it has another word. */
enum LinkKind {
    PARENT("parent", "child"),
    DUPLICATE_OF("duplicateOf", "duplicatedBy"),
    CAUSED_BY("causedBy", "causes"),
    FIXES("fixes", "fixedBy"),
    RELATES_TO("relatesTo", "relatesTo");

    private final String word;
    private final String inverse;

    LinkKind(String word, String inverse) {
        this.word = word;
        this.inverse = inverse;
    }

    @JsonValue
    String word() {
        return word;
    }

    String inverse() {
        return inverse;
    }

    /** One cannot be one's own grandparent; relating is no order. */
    boolean isDirected() {
        return this != RELATES_TO;
    }

    static LinkKind of(String word) {
        for (LinkKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind of link: " + word);
    }
}
