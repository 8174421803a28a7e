package io.bongsu.billing.focus;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a file.
 *
 * @param row number of the data row, 1 is the first below the header; 0 is the file or its header
 * @param line where the row begins in the file, the header is line 1; 0 when unknown
 * @param value what stands there, shortened
 * @param reason in plain words
 * @param code stable word for the reason
 */
public record RowError(
        long row,
        long line,
        @Nullable String column,
        @Nullable String value,
        String reason,
        String code) {
    private static final int LONGEST_VALUE = 80;

    static RowError ofFile(String code, String reason) {
        return new RowError(0, 0, null, null, reason, code);
    }

    static String shortened(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().limit(LONGEST_VALUE).forEach(point -> text.appendCodePoint(printable(point)));
        return value.codePointCount(0, value.length()) > LONGEST_VALUE ? text + "…" : text.toString();
    }

    private static int printable(int point) {
        boolean loneSurrogate = Character.getType(point) == Character.SURROGATE;
        return Character.isISOControl(point) || loneSurrogate ? '�' : point;
    }
}
