package io.bongsu.ticket.search;

import java.text.Normalizer;

/**
 * The first consonants of Korean syllables, by which people look for names and titles in a hurry (서버 → ᄉᄇ). They are cut and
 * found like other runs of Hangul: what is typed as ㅅㅂ becomes the same letters in NFKC.
 */
final class Initials {
    private static final char FIRST_SYLLABLE = '가';
    private static final char LAST_SYLLABLE = '힣';
    private static final char FIRST_INITIAL = '\u1100';
    /** Vowels times final consonants. */
    private static final int SYLLABLES_OF_ONE = 21 * 28;

    private Initials() {}

    /** Of each run of syllables; other letters are left out, they part runs. */
    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder initials = new StringBuilder();
        for (int at = 0; at < plain.length(); at++) {
            char letter = plain.charAt(at);
            initials.append(
                    letter >= FIRST_SYLLABLE && letter <= LAST_SYLLABLE
                            ? (char) (FIRST_INITIAL + (letter - FIRST_SYLLABLE) / SYLLABLES_OF_ONE)
                            : ' ');
        }
        return initials.toString().strip();
    }
}
