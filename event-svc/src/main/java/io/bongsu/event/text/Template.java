package io.bongsu.event.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with typed placeholders {@code {{entity.name}}}; no language, so nothing can fail: a placeholder without a value is
 * left out as {@code ?} and the alert goes out all the same.
 */
public record Template(String text) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]{1,200}?)\\s*}}");

    /** Names of all placeholders, in order. */
    public List<String> placeholders() {
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Fills in what {@code values} knows (null: not known). */
    public String render(Function<String, @Nullable String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(known(values.apply(match.group(1)))));
    }

    private static String known(@Nullable String value) {
        return value == null || value.isBlank() ? "?" : value;
    }
}
