package io.bongsu.bench.desk;

import io.bongsu.bench.suite.NotMeasurable;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether Request Tracker has shown what a screen needs: a fast answer that says nothing is no answer. */
final class TrackerAnswers {
    private static final int MESSAGES = 6;

    private TrackerAnswers() {}

    /**
     * Tickets with who has them. A missing answer took too long, which its time tells.
     *
     * @param some whether there have to be tickets in it
     */
    static void list(JsonNode list, boolean some) throws NotMeasurable {
        if (list.isMissingNode()) {
            return;
        }
        for (JsonNode one : list.path("items")) {
            boolean lacks = one.path("Subject").asString("").isEmpty()
                    || one.path("Queue").path("Name").asString("").isEmpty()
                    || one.path("Owner").path("Name").asString("").isEmpty();
            if (lacks) {
                throw new NotMeasurable("Request Tracker's list lacks something: " + one);
            }
        }
        if (some && list.path("items").isEmpty()) {
            throw new NotMeasurable("Request Tracker's list is empty: " + list);
        }
    }

    /** What was written in the beginning and five messages, each to be found in the history. */
    static void ticket(JsonNode ticket, JsonNode history, JsonNode texts) throws NotMeasurable {
        if (ticket.isMissingNode() || history.isMissingNode() || texts.isMissingNode()) {
            return;
        }
        Set<String> happened = new HashSet<>();
        history.path("items").forEach(one -> happened.add(one.path("id").asString("")));
        int said = 0;
        for (JsonNode one : texts.path("items")) {
            boolean known = happened.contains(one.path("TransactionId").asString(""));
            said += known && !one.path("Content").asString("").isEmpty() ? 1 : 0;
        }
        if (ticket.path("Subject").asString("").isEmpty() || said < MESSAGES) {
            throw new NotMeasurable("Request Tracker's ticket lacks something: " + said + " texts of " + ticket);
        }
    }
}
