package io.bongsu.collector.promql.ast;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression (RE2) over label values, anchored at both ends; dot matches everything. Matching takes time in
 * proportion to {@link #steps()} and the length of the value, so patterns have a size they may not exceed; alternatives of
 * plain texts ({@code web1|web2|…}) are looked up and may be many. Immutable.
 */
public final class LabelPattern {
    private static final int LONGEST = 4_096;
    private static final int MOST_STEPS = 10_000;
    private static final String SPECIAL = "\\.+*?()[]{}^$";

    private final @Nullable Pattern pattern;
    private final Set<String> texts;

    private LabelPattern(@Nullable Pattern pattern, Set<String> texts) {
        this.pattern = pattern;
        this.texts = texts;
    }

    /**
     * @throws PatternSyntaxException when it is no pattern, or too large a one
     */
    public static LabelPattern of(String text) {
        if (text.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            return new LabelPattern(null, Arrays.stream(text.split("\\|", -1)).collect(Collectors.toUnmodifiableSet()));
        }
        return new LabelPattern(compile("(?s:" + text + ")"), Set.of());
    }

    /**
     * A pattern of bounded size.
     *
     * @throws PatternSyntaxException when it is no pattern, or too large a one
     */
    public static Pattern compile(String text) {
        // before it is compiled: each repetition is written out
        if (text.length() > LONGEST || (long) text.length() * largestRepetition(text) > LONGEST * 10L) {
            throw tooLarge(text);
        }
        Pattern compiled = Pattern.compile(text);
        if (compiled.programSize() > MOST_STEPS) {
            throw tooLarge(text);
        }
        return compiled;
    }

    private static PatternSyntaxException tooLarge(String text) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new PatternSyntaxException(
                "the regular expression is too large: at most " + LONGEST
                        + " characters and repetitions of moderate size, or any number of plain texts between |",
                shown);
    }

    /** The highest number in braces, 1 when there is none. */
    private static int largestRepetition(String text) {
        int largest = 1;
        boolean inBraces = false;
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{' || c == ',' || c == '}') {
                largest = inBraces ? Math.max(largest, number) : largest;
                inBraces = c != '}';
                number = 0;
            } else if (inBraces && c >= '0' && c <= '9') {
                number = Math.min(LONGEST, number * 10 + (c - '0'));
            }
        }
        return largest;
    }

    public boolean matches(String value) {
        return pattern == null ? texts.contains(value) : pattern.matches(value);
    }

    /** How much work a character of a value may be. */
    public int steps() {
        return pattern == null ? 1 : pattern.programSize();
    }
}
