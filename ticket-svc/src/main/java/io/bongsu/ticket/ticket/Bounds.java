package io.bongsu.ticket.ticket;

/** What may stand in texts people write. Markup is text like any other and is never interpreted. */
public final class Bounds {
    /**
     * One line that shows what it is: nothing that controls, hides or turns the direction of what follows. The joiner within
     * emoji may stay.
     */
    public static final String LINE = "[\\x{200D}[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]]*";

    public static final String LINE_MEANS = "must not contain control, invisible or direction-changing characters";

    /** A tag: no joiner, no blank ends, no comma, because filters separate by it. */
    public static final String WORD = "[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp},]*";

    public static final String WORD_MEANS = LINE_MEANS + ", nor a comma";

    /** Line breaks and tabs, no other control characters. */
    public static final String TEXT = "[^\\p{Cc}&&[^\\r\\n\\t]]*";

    public static final String TEXT_MEANS = "must not contain control characters other than line breaks and tabs";

    private Bounds() {}
}
