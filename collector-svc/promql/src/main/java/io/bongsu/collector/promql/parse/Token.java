package io.bongsu.collector.promql.parse;

import io.bongsu.collector.promql.ast.Span;

/**
 * @param text as written; of a string what it says
 */
record Token(Kind kind, String text, double number, Span span) {

    enum Kind {
        END,
        /** A name or a keyword. */
        WORD,
        /** A name with a colon, which only metrics have. */
        METRIC,
        NUMBER,
        DURATION,
        STRING,
        SYMBOL
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }

    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.DURATION;
    }

    /** For messages. */
    String shown() {
        return switch (kind) {
            case END -> "end of input";
            case WORD, METRIC -> "identifier \"" + text + "\"";
            case NUMBER -> "number \"" + text + "\"";
            case DURATION -> "duration \"" + text + "\"";
            case STRING -> "string " + Texts.quoted(text);
            case SYMBOL -> "\"" + text + "\"";
        };
    }
}
