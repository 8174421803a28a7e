package io.bongsu.ticket.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where what was typed stands in a text. Never markup: the reader marks the ranges.
 *
 * @param field number, title, description, requester, assignee or message
 * @param ranges begin and end in UTF-16 units of {@code text}, not overlapping, in order
 */
record Highlight(String field, String text, List<Range> ranges) {
    private static final int AROUND = 60;
    private static final int LONGEST = 200;

    record Range(int from, int to) {}

    /** The part of a text where the words stand; without ranges when none does as it is written. */
    static Highlight of(String field, String text, String typed) {
        List<String> words = Words.runs(typed).stream().map(Words.Run::text).toList();
        List<Range> found = ranges(text, words);
        if (text.length() <= LONGEST) {
            return new Highlight(field, text, found);
        }
        int from = found.isEmpty() ? 0 : Math.max(0, found.getFirst().from() - AROUND);
        int begin = from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
        int to = Math.min(text.length(), begin + LONGEST);
        int end = to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? to - 1 : to;
        return new Highlight(field, text.substring(begin, end), ranges(text.substring(begin, end), words));
    }

    private static List<Range> ranges(String text, List<String> words) {
        String small = text.toLowerCase(Locale.ROOT);
        if (small.length() != text.length()) {
            return List.of(); // a letter that grows when small: positions would lie
        }
        List<Range> ranges = new ArrayList<>();
        int at = 0;
        while (at < small.length() && ranges.size() < 20) {
            int next = Integer.MAX_VALUE;
            int length = 0;
            for (String word : words) {
                int found = small.indexOf(word, at);
                if (found >= 0 && (found < next || (found == next && word.length() > length))) {
                    next = found;
                    length = word.length();
                }
            }
            if (length == 0) {
                break;
            }
            ranges.add(new Range(next, next + length));
            at = next + length;
        }
        return ranges;
    }
}
