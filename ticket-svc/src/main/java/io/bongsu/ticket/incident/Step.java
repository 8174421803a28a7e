package io.bongsu.ticket.incident;

/** Something to do about a situation's incident. */
sealed interface Step {

    /** Open it, weighed by this severity. */
    record Open(int severity) implements Step {}

    /** Write it on the timeline and raise the priority unless a person touched the ticket. */
    record Worsen(int from, int to) implements Step {}

    record Resolve() implements Step {}

    /** Resolved by recovery, and its alerts are back. */
    record Reopen() implements Step {}

    /** Write on the timeline that the situation closed or burns again, and leave the rest to people. */
    record Annotate(String word) implements Step {}

    /** Somebody asked for what exists already: tell again which it is. */
    record TellAgain() implements Step {}
}
