package io.bongsu.billing.focus;

/**
 * How much of a file is believed.
 *
 * @param columns more in one line is no cost file
 * @param fieldCharacters longer values are an unclosed quote
 * @param unpackedBytes a compressed file may not grow beyond this
 */
public record FileLimits(int columns, int fieldCharacters, long unpackedBytes) {
    public static final FileLimits USUAL = new FileLimits(2_000, 1 << 20, 16L << 30);
}
