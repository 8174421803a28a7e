package io.bongsu.event.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Text from outside that every column, index and JSON document takes: no control characters, no half pairs, bounded. */
public final class PlainText {

    private PlainText() {}

    /** Control characters become blanks, lone surrogates the replacement character; cut to {@code most} with an ellipsis. */
    public static String of(String text, int most) {
        String clean = clean(text);
        return clean.length() <= most ? clean : clean.substring(0, whole(clean, most - 1)) + "…";
    }

    /** Like {@link #of}, but a text that was cut stays distinct: it ends with a hash of the whole. */
    public static String distinct(String text, int most) {
        String clean = clean(text);
        return clean.length() <= most ? clean : clean.substring(0, whole(clean, most - 18)) + "…#" + hash(clean);
    }

    /** Would storing it change it? */
    public static boolean isPlain(String text) {
        return clean(text).equals(text);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(storable(point)));
        return clean.toString().strip();
    }

    private static int storable(int point) {
        if (Character.isISOControl(point)) {
            return ' ';
        }
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point;
    }

    private static int whole(String text, int end) {
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
