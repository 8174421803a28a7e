package io.bongsu.ticket.ticket;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Tags are compared as people read them: small letters, full and half width alike, in alphabetical order, each once. */
public final class Tags {

    private Tags() {}

    public static List<String> of(List<String> written) {
        return written.stream()
                .map(Tags::of)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    static String of(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
