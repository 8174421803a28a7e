package io.bongsu.collector.promql.ast;

/**
 * Where in the text something stands.
 *
 * @param start offset of the first character, from 0
 * @param end offset after the last one
 */
public record Span(int start, int end) {
    public static final Span NOWHERE = new Span(0, 0);

    public Span to(Span last) {
        return new Span(start, last.end);
    }

    /** {@code line:column}, both from 1, as Prometheus tells positions; columns count bytes of UTF-8. */
    public static String position(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = 1;
        for (int i = lineStart; i < end; i++) {
            char c = text.charAt(i);
            column += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return line + ":" + column;
    }
}
