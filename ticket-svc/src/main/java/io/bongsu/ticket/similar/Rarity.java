package io.bongsu.ticket.similar;

import java.util.Map;

/**
 * How much does a word say? Counted over a sample of the tenant's newest tickets; a word that is not in it is taken for rare.
 *
 * @param sampled tickets that were looked at
 * @param whole whether these were all there are
 * @param tickets the most frequent words, each with the sampled tickets that have it
 */
record Rarity(int sampled, boolean whole, Map<String, Integer> tickets) {
    private static final double EVERYWHERE = 0.3;

    /** The inverse document frequency, above zero. */
    double of(String word) {
        return Math.log1p((sampled + 1) / (tickets.getOrDefault(word, 0) + 0.5));
    }

    double share(String word) {
        return (double) tickets.getOrDefault(word, 0) / sampled;
    }

    /** Words of this kind tell tickets apart as little as "the" does. */
    boolean isEverywhere(String word) {
        return sampled >= 20 && share(word) > EVERYWHERE;
    }
}
