package io.bongsu.ticket.similar;

import io.bongsu.ticket.search.Words.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How much are two texts alike, and by which words? The cosine of their weighted words; a pure function. */
final class Likeness {
    private static final int MOST_SHOWN = 6;

    private final Text text;
    private final Rarity rarity;
    private final Map<String, Double> weights;
    private final double length;

    Likeness(Text text, Rarity rarity) {
        this.text = text;
        this.rarity = rarity;
        this.weights = weights(text);
        this.length = length(weights);
    }

    private Map<String, Double> weights(Text some) {
        Map<String, Double> weights = new LinkedHashMap<>();
        some.times().forEach((word, times) -> weights.put(word, times * rarity.of(word)));
        return weights;
    }

    private static double length(Map<String, Double> weights) {
        return Math.sqrt(
                weights.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    /** 0 nothing in common to 1 the same. */
    double with(Text other) {
        Map<String, Double> others = weights(other);
        double product = others.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * weights.getOrDefault(entry.getKey(), 0.0))
                .sum();
        return product == 0 ? 0 : Math.min(1, product / (length * length(others)));
    }

    /** The shared words as this text writes them, those that say most first; neighbours in a Korean run are one word again. */
    List<String> shared(Text other) {
        Set<String> theirs = other.times().keySet();
        Map<String, Double> found = new LinkedHashMap<>();
        for (Run run : text.runs()) {
            spans(run, theirs).forEach((word, weight) -> found.merge(word, weight, Math::max));
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .map(entry -> asWritten(entry.getKey()))
                .toList();
    }

    private Map<String, Double> spans(Run run, Set<String> theirs) {
        Map<String, Double> spans = new LinkedHashMap<>();
        List<String> words = Text.words(run);
        List<String> open = new ArrayList<>();
        for (String word : words) {
            if (theirs.contains(word)) {
                open.add(word);
            } else {
                close(open, spans);
            }
        }
        close(open, spans);
        return spans;
    }

    /** Pairs that follow each other: the first whole, of each other what it adds. */
    private void close(List<String> open, Map<String, Double> spans) {
        if (open.isEmpty()) {
            return;
        }
        StringBuilder span = new StringBuilder(open.getFirst());
        open.stream().skip(1).forEach(word -> span.append(word, word.offsetByCodePoints(0, 1), word.length()));
        spans.put(
                span.toString(),
                open.stream()
                        .mapToDouble(word -> weights.getOrDefault(word, 0.0))
                        .sum());
        open.clear();
    }

    /** VPN, not vpn, when that is how it stands in the title. */
    private String asWritten(String word) {
        String small = text.title().toLowerCase(Locale.ROOT);
        int at = small.length() == text.title().length() ? small.indexOf(word) : -1;
        return at < 0 ? word : text.title().substring(at, at + word.length());
    }
}
