package io.bongsu.ticket.ticket;

/** What may stand in texts people write. Markup is text like any other and is never interpreted. */
public final class Bounds {
    /** No control characters at all. */
    public static final String LINE = "[^\\p{Cc}]*";

    public static final String LINE_MEANS = "must not contain control characters";

    /** Line breaks and tabs, no other control characters. */
    public static final String TEXT = "[^\\p{Cc}&&[^\\r\\n\\t]]*";

    public static final String TEXT_MEANS = "must not contain control characters other than line breaks and tabs";

    private Bounds() {}
}
