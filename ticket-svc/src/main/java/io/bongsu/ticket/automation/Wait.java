package io.bongsu.ticket.automation;

import io.bongsu.ticket.sla.clock.Target;
import java.util.UUID;

/** How long after what does a scheduler look at a ticket? In working days or working time of a calendar. */
record Wait(Since since, UUID calendarId, Target target) {

    enum Since {
        CREATED("createdAt"),
        UPDATED("updatedAt"),
        RESOLVED("resolvedAt");

        private final String word;

        Since(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
