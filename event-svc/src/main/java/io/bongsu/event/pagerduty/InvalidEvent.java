package io.bongsu.event.pagerduty;

import java.util.List;

/** An event that PagerDuty would refuse, with its words. Carries no stack trace: it is an answer. */
final class InvalidEvent extends RuntimeException {
    private final List<String> errors;

    InvalidEvent(List<String> errors) {
        super("Event object is invalid", null, false, false);
        this.errors = List.copyOf(errors);
    }

    List<String> errors() {
        return errors;
    }
}
