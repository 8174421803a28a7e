package io.bongsu.bench.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Words of a text as a {@code tsvector}, cut as the service cuts what this benchmark writes (ADR 15): Hangul into pairs of
 * neighbours, Latin letters and digits into words.
 */
final class Terms {
    private static final int MOST_PLACES = 20;

    private final Map<String, StringJoiner> places = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private int at;

    static String of(Iterable<String> texts) {
        Terms terms = new Terms();
        texts.forEach(terms::add);
        StringJoiner vector = new StringJoiner(" ");
        terms.places.forEach((word, where) -> vector.add("'" + word + "':" + where));
        return vector.toString();
    }

    private void add(String text) {
        at += 10;
        String small = text.toLowerCase(Locale.ROOT);
        int begin = 0;
        for (int i = 0; i <= small.length(); i++) {
            boolean ends = i == small.length() || kind(small.charAt(i)) != kind(small.charAt(begin));
            if (ends) {
                run(small.substring(begin, i));
                begin = i;
            }
        }
    }

    private void run(String run) {
        int kind = run.isEmpty() ? 0 : kind(run.charAt(0));
        if (kind == 1) {
            place(run);
        }
        for (int i = 0; kind == 2 && i < run.length(); i++) {
            place(run.substring(i, Math.min(run.length(), i + 2)));
        }
    }

    private void place(String word) {
        at++;
        if (counts.merge(word, 1, Integer::sum) <= MOST_PLACES) {
            places.computeIfAbsent(word, any -> new StringJoiner(",")).add(Integer.toString(at));
        }
    }

    private static int kind(char letter) {
        if (letter >= '가' && letter <= '힣') {
            return 2;
        }
        return Character.isLetterOrDigit(letter) ? 1 : 0;
    }
}
