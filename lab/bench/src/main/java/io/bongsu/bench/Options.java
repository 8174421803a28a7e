package io.bongsu.bench;

import io.bongsu.bench.suite.NotMeasurable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after a benchmark's name: numbers by their place, {@code --name NUMBER}, and {@code --flag}. */
public final class Options {
    private final List<Integer> numbers = new ArrayList<>();
    private final Map<String, Integer> named = new HashMap<>();
    private final Set<String> flags = new HashSet<>();

    private Options() {}

    /** @throws NotMeasurable naming the word that is none of these */
    public static Options of(List<String> words, Set<String> names, Set<String> flags) throws NotMeasurable {
        Options options = new Options();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (flags.contains(word)) {
                options.flags.add(word);
            } else if (names.contains(word)) {
                options.named.put(word, number(i + 1 < words.size() ? words.get(++i) : "", word));
            } else {
                options.numbers.add(number(word, "an argument; known are numbers, " + names + " and " + flags));
            }
        }
        return options;
    }

    private static int number(String text, String of) throws NotMeasurable {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new NotMeasurable("\"" + text + "\" is no number for " + of);
        }
    }

    public int number(int place, int otherwise) {
        return place < numbers.size() ? numbers.get(place) : otherwise;
    }

    /** The numbers from this place on. */
    public List<Integer> numbersFrom(int place) {
        return place < numbers.size() ? List.copyOf(numbers.subList(place, numbers.size())) : List.of();
    }

    public int named(String name, int otherwise) {
        return named.getOrDefault(name, otherwise);
    }

    public boolean has(String flag) {
        return flags.contains(flag) || named.containsKey(flag);
    }
}
