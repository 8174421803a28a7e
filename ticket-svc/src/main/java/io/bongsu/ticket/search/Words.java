package io.bongsu.ticket.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How is text cut into words that can be found? Runs of Hangul, Han and kana become pairs of neighbours (장애가 → 장애 애가 가:
 * Korean has no blanks around particles), other letters and digits become words. All in NFKC and small letters. A pure function.
 */
public final class Words {
    /** Beyond these many words a text is found by its beginning only. */
    private static final int MOST = 4_000;

    private static final int LONGEST = 60;
    /** What PostgreSQL keeps of a position. */
    private static final int LAST_POSITION = 16_383;

    private Words() {}

    /** A run of one kind of letters: {@code paired} ones are found by neighbours. */
    public record Run(String text, boolean paired) {}

    public static List<Run> runs(String text) {
        String plain =
                (isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean paired = false;
        for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
            int letter = plain.codePointAt(at);
            boolean isPaired = isPaired(letter);
            boolean ends = !Character.isLetterOrDigit(letter) || isPaired != paired;
            if (ends && !run.isEmpty()) {
                runs.add(new Run(run.toString(), paired));
                run.setLength(0);
            }
            if (Character.isLetterOrDigit(letter)) {
                run.appendCodePoint(letter);
                paired = isPaired;
            }
        }
        if (!run.isEmpty()) {
            runs.add(new Run(run.toString(), paired));
        }
        return runs;
    }

    /** Nearly all texts are: ASCII and whole syllables, which no form changes. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter >= 0x80 && !isSyllable(letter)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSyllable(int letter) {
        return letter >= '\uAC00' && letter <= '\uD7A3';
    }

    private static boolean isPaired(int letter) {
        if (letter < 0x80 || isSyllable(letter)) {
            return letter >= 0x80; // without a look into the table of scripts
        }
        return switch (UnicodeScript.of(letter)) {
            case HANGUL, HAN, HIRAGANA, KATAKANA -> true;
            default -> false;
        };
    }

    /** The words of some texts as PostgreSQL writes a {@code tsvector}; a gap keeps texts from touching. */
    static String vector(List<String> texts) {
        Map<String, Places> places = new LinkedHashMap<>();
        int position = 0;
        int count = 0;
        for (String text : texts) {
            position += 10;
            for (Run run : runs(text)) {
                for (String word : words(run)) {
                    position++;
                    if (count++ < MOST) {
                        places.computeIfAbsent(word, Places::new).add(Math.min(position, LAST_POSITION));
                    }
                }
            }
        }
        StringBuilder vector = new StringBuilder();
        places.values()
                .forEach(one -> vector.append(vector.isEmpty() ? "" : " ").append(one.written));
        return vector.toString();
    }

    /** A word with where it stands; positions rise. */
    private static final class Places {
        private static final int MOST = 200;
        private final StringBuilder written;
        private int last = -1;
        private int some;

        Places(String word) {
            written = new StringBuilder(word.length() + 12)
                    .append('\'')
                    .append(word)
                    .append('\'');
        }

        void add(int position) {
            if (position != last && some < MOST) {
                written.append(some == 0 ? ':' : ',').append(position);
                last = position;
                some++;
            }
        }
    }

    /** What of a run can be found: of a paired one each letter with the next, and the last alone. */
    public static List<String> words(Run run) {
        if (!run.paired()) {
            return List.of(cut(run.text()));
        }
        String text = run.text();
        List<String> words = new ArrayList<>(text.length());
        for (int at = 0; at < text.length(); ) {
            int next = at + Character.charCount(text.codePointAt(at));
            int end = next < text.length() ? next + Character.charCount(text.codePointAt(next)) : next;
            words.add(text.substring(at, end));
            at = next;
        }
        return words;
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }

    /**
     * What has to stand in a text, as PostgreSQL writes a {@code tsquery}; empty when nothing can be looked for. Words are
     * beginnings, because one is still typing; neighbours in a Korean run have to follow each other.
     */
    static String query(String typed) {
        return runs(typed).stream().limit(12).map(Words::query).collect(Collectors.joining(" & "));
    }

    /** The same for words that are complete. */
    static String exactly(String typed) {
        return runs(typed).stream()
                .limit(12)
                .map(run -> run.paired() ? query(run) : "'" + cut(run.text()) + "'")
                .collect(Collectors.joining(" & "));
    }

    private static String query(Run run) {
        if (!run.paired()) {
            return "'" + cut(run.text()) + "':*";
        }
        int[] letters = run.text().codePoints().limit(30).toArray();
        if (letters.length == 1) {
            return "'" + run.text() + "':*"; // the first of a pair, or the last of a run
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < letters.length; i++) {
            pairs.add("'" + new String(letters, i, 2) + "'");
        }
        return "(" + String.join(" <-> ", pairs) + ")";
    }
}
