package io.bongsu.ticket.similar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets are worth comparing? As PostgreSQL writes a {@code tsquery}: words are letters and digits only.
 *
 * @param near of the newest tickets, those with two of the words that say most
 * @param anywhere of all tickets, those with two rare words or a very rare one; null when the text has none: looking for common
 *     words among all tickets has no bound
 */
record Question(String near, @Nullable String anywhere) {
    private static final int MOST_WORDS = 12;
    private static final double RARE = 0.01;
    private static final double VERY_RARE = 0.001;
    private static final int MOST_ALONE = 4;

    /** Empty when the text says nothing. */
    static @Nullable Question about(Text text, Rarity rarity) {
        List<String> words = telling(text, rarity);
        if (words.isEmpty()) {
            return null;
        }
        if (rarity.whole()) {
            return new Question(any(words), null); // few tickets: all that share a word are compared
        }
        List<String> rare =
                words.stream().filter(word -> rarity.share(word) <= RARE).toList();
        Stream<String> alone = rare.stream()
                .filter(word -> rarity.share(word) <= VERY_RARE)
                .limit(MOST_ALONE)
                .map(Question::quoted);
        String anywhere = Stream.concat(alone, Stream.ofNullable(two(rare))).collect(Collectors.joining(" | "));
        return new Question(
                Objects.requireNonNullElseGet(two(words), () -> any(words)), anywhere.isEmpty() ? null : anywhere);
    }

    private static List<String> telling(Text text, Rarity rarity) {
        List<String> all = text.times().entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue() * rarity.of(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        List<String> telling = all.stream()
                .filter(word -> !rarity.isEverywhere(word))
                .limit(MOST_WORDS)
                .toList();
        return telling.size() >= 2 ? telling : all.stream().limit(MOST_WORDS).toList();
    }

    /** At least two of them; null when there are not as many. */
    private static @Nullable String two(List<String> words) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            pairs.add("(" + quoted(words.get(i)) + " & (" + any(words.subList(i + 1, words.size())) + "))");
        }
        return pairs.isEmpty() ? null : String.join(" | ", pairs);
    }

    private static String any(List<String> words) {
        return words.stream().map(Question::quoted).collect(Collectors.joining(" | "));
    }

    private static String quoted(String word) {
        return "'" + word + "'";
    }
}
