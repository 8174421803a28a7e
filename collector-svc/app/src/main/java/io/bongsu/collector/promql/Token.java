package io.bongsu.collector.promql;

/**
 * @param text operators and names as written, strings without quotes and escapes
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NAME,
        NUMBER,
        DURATION,
        STRING,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.NAME && text.equalsIgnoreCase(word);
    }

    String shown() {
        return kind == Kind.END ? "end of input" : '"' + text + '"';
    }
}
