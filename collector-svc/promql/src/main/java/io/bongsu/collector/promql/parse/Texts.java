package io.bongsu.collector.promql.parse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Strings as Go writes them. A byte that is no UTF-8 (only an escape can make one) becomes the lone surrogate U+DC00 + byte,
 * so that it is kept, never valid, and printed as it was.
 */
public final class Texts {
    private static final char LOST = '\udc00';

    private Texts() {}

    /** Is it free of bytes that are no text? */
    public static boolean isValid(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    /** In double quotes, escaped. */
    public static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case 11 -> out.append("\\v");
            default -> {
                if (c >= LOST && c < LOST + 256) {
                    out.append("\\x").append(hex(c - LOST, 2));
                } else if (c < 32 || c == 127) {
                    out.append("\\x").append(hex(c, 2));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }

    private static String hex(int value, int digits) {
        String hex = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    /**
     * What a quoted text (without its quotes) says.
     *
     * @throws IllegalArgumentException for an escape that is none
     */
    static String unescaped(String body, char quote) {
        ByteBuffer bytes = ByteBuffer.allocate(body.length() * 4);
        int i = 0;
        while (i < body.length()) {
            int c = body.codePointAt(i);
            if (c != '\\') {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            } else {
                i = escape(body, i + 1, quote, bytes);
            }
        }
        return text(bytes.flip());
    }

    private static int escape(String body, int at, char quote, ByteBuffer out) {
        if (at >= body.length()) {
            throw new IllegalArgumentException("escape sequence not terminated");
        }
        char c = body.charAt(at);
        int simple = "abfnrtv\\".indexOf(c);
        if (simple >= 0) {
            out.put((byte) "\u0007\b\f\n\r\t\u000b\\".charAt(simple));
            return at + 1;
        }
        if (c == quote) {
            out.put((byte) c);
            return at + 1;
        }
        return switch (c) {
            case 'x' -> {
                out.put((byte) digits(body, at + 1, 2, 16));
                yield at + 3;
            }
            case 'u' -> codePoint(body, at + 1, 4, out);
            case 'U' -> codePoint(body, at + 1, 8, out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int value = digits(body, at, 3, 8);
                if (value > 255) {
                    throw new IllegalArgumentException("invalid escape sequence");
                }
                out.put((byte) value);
                yield at + 3;
            }
            default ->
                throw new IllegalArgumentException("unknown escape sequence "
                        + (Character.isISOControl(c)
                                ? "U+" + hex(c, 4)
                                : "U+" + hex(c, 4).toUpperCase(java.util.Locale.ROOT))
                        + " '" + c + "'");
        };
    }

    private static int codePoint(String body, int at, int count, ByteBuffer out) {
        int c = digits(body, at, count, 16);
        if (!Character.isValidCodePoint(c) || (c >= 0xd800 && c < 0xe000)) {
            throw new IllegalArgumentException("escape sequence is an invalid Unicode code point");
        }
        out.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        return at + count;
    }

    private static int digits(String body, int at, int count, int radix) {
        if (at + count > body.length()) {
            throw new IllegalArgumentException("escape sequence not terminated");
        }
        try {
            return (int) Long.parseLong(body.substring(at, at + count), radix);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("illegal character in escape sequence", e);
        }
    }

    private static String text(ByteBuffer bytes) {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        String simple = new String(all, StandardCharsets.UTF_8);
        if (simple.indexOf('\ufffd') < 0) {
            return simple;
        }
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < all.length) {
            int length = sequence(all, i);
            if (length == 0) {
                out.append((char) (LOST + (all[i] & 0xff)));
                i++;
            } else {
                out.append(new String(all, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
        return out.toString();
    }

    /** Length of the valid UTF-8 sequence that begins here, or 0. */
    private static int sequence(byte[] all, int at) {
        int first = all[at] & 0xff;
        int length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : 4;
        if ((first >= 0x80 && first < 0xc2) || first > 0xf4 || at + length > all.length) {
            return 0;
        }
        String text = new String(all, at, length, StandardCharsets.UTF_8);
        return text.codePointCount(0, text.length()) == 1
                        && (text.charAt(0) != '\ufffd' || (first == 0xef && (all[at + 1] & 0xff) == 0xbf))
                ? length
                : 0;
    }
}
