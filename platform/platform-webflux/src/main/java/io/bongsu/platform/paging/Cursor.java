package io.bongsu.platform.paging;

import io.bongsu.platform.problem.Failures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Where a list goes on: the sort key of the last item, opaque to callers. Parts must not contain line feeds. */
public record Cursor(List<String> parts) {

    public static Cursor of(List<?> values) {
        return new Cursor(values.stream().map(String::valueOf).toList());
    }

    /** Reads what {@link #encode} wrote; anything else is a 400. */
    public static Cursor decode(String text, int size) {
        try {
            List<String> parts = Arrays.asList(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1));
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    public String text(int part) {
        return parts.get(part);
    }

    public Instant instant(int part) {
        return read(part, Instant::parse);
    }

    public UUID uuid(int part) {
        return read(part, UUID::fromString);
    }

    public long number(int part) {
        return read(part, Long::parseLong);
    }

    private <T> T read(int part, Function<String, T> parser) {
        try {
            return parser.apply(parts.get(part));
        } catch (RuntimeException e) {
            throw unusable();
        }
    }

    private static RuntimeException unusable() {
        return Failures.invalid("after", "invalid-cursor", "Use the value of next from the page before, unchanged.");
    }
}
