package io.bongsu.ticket.similar;

import io.bongsu.ticket.search.Words;
import io.bongsu.ticket.search.Words.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a ticket says, cut into words; those of the title count twice.
 *
 * @param times 1 or 2 for each word, in the order they stand there
 */
record Text(String title, String description, Map<String, Integer> times) {
    private static final int IN_TITLE = 2;
    private static final int IN_DESCRIPTION = 1;
    /** What stands behind is a log or a quoted mail more often than what it is about. */
    static final int LONGEST = 2_000;

    static Text of(String title, String description) {
        String begun = description.length() <= LONGEST ? description : description.substring(0, LONGEST);
        Map<String, Integer> times = new LinkedHashMap<>();
        Words.runs(title).forEach(run -> words(run).forEach(word -> times.put(word, IN_TITLE)));
        Words.runs(begun).forEach(run -> words(run).forEach(word -> times.putIfAbsent(word, IN_DESCRIPTION)));
        return new Text(title, begun, times);
    }

    List<Run> runs() {
        return Words.runs(title + "\n" + description);
    }

    /** Single letters and short figures say nothing of what a ticket is about. */
    static List<String> words(Run run) {
        List<String> words = Words.words(run);
        if (run.paired()) {
            return words.subList(0, words.size() - 1); // without the last letter alone
        }
        boolean says = run.text().length() > (run.text().chars().allMatch(Character::isDigit) ? 2 : 1);
        return says ? words : List.of();
    }
}
