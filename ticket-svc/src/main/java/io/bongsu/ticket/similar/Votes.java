package io.bongsu.ticket.similar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where did the most similar ones go? Each votes as much as it is alike. */
final class Votes {
    /** Fewer are chance. */
    private static final int FEWEST = 2;

    private static final double SHARE = 0.4;

    private Votes() {}

    record Winner<T>(T value, int agreeing, int of) {}

    static <T> Optional<Winner<T>> winner(List<Similar.Item> items, Function<Similar.Item, @Nullable T> ballot) {
        Map<T, Double> votes = new LinkedHashMap<>();
        Map<T, Integer> heads = new LinkedHashMap<>();
        double all = 0;
        for (Similar.Item item : items) {
            all += item.similarity();
            T value = ballot.apply(item);
            if (value != null) {
                votes.merge(value, item.similarity(), Double::sum);
                heads.merge(value, 1, Integer::sum);
            }
        }
        double needed = all * SHARE;
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= needed)
                .map(best -> new Winner<>(best.getKey(), heads.getOrDefault(best.getKey(), 0), items.size()))
                .filter(winner -> winner.agreeing() >= FEWEST);
    }
}
