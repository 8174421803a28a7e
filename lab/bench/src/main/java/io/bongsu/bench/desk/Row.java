package io.bongsu.bench.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's text form of COPY, one after the other. */
final class Row {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean begun;

    Row add(@Nullable Object value) {
        if (begun) {
            text.append('\t');
        }
        begun = true;
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value.toString());
        }
        return this;
    }

    Row at(long millis) {
        return add(Instant.ofEpochMilli(millis));
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                default -> text.append(letter);
            }
        }
    }

    void end() {
        text.append('\n');
        begun = false;
    }

    int length() {
        return text.length();
    }

    /** What was added since the last time. */
    String take() {
        String rows = text.toString();
        text.setLength(0);
        return rows;
    }
}
