package io.bongsu.event.situation;

import io.bongsu.contracts.EntityRef;
import io.bongsu.event.alert.AlertView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A situation as it stands.
 *
 * @param severity of the worst open alert; when closed the worst it ever had
 */
record Situation(
        UUID id,
        EntityRef entity,
        State state,
        int severity,
        String title,
        int alertCount,
        @Nullable UUID ticketId,
        @Nullable String ticketNumber,
        Instant openedAt,
        @Nullable Instant closedAt,
        int version) {

    enum State {
        /** Made in this transaction; nobody has heard of it. */
        NEW,
        OPEN,
        CLOSED
    }

    /** How its alerts stand: all of them counted. */
    record Tally(int all, int open, int worstOpen, int worstEver) {}

    /**
     * Judged anew from its alerts.
     *
     * @param worst its first alerts, open and worse ones first
     */
    Situation settled(Tally tally, List<AlertView> worst, Instant now) {
        boolean over = tally.open() == 0;
        Instant closed = closedAt == null ? now : closedAt;
        return new Situation(
                id,
                entity,
                over ? State.CLOSED : State.OPEN,
                over ? tally.worstEver() : tally.worstOpen(),
                titleOf(worst),
                tally.all(),
                ticketId,
                ticketNumber,
                openedAt,
                over ? closed : null,
                version + 1);
    }

    /** The first of the worst alerts it ever had says what it is about, so that the title stays when alerts recover. */
    private String titleOf(List<AlertView> alerts) {
        return alerts.stream()
                .max(Comparator.comparingInt(AlertView::worstSeverity)
                        .thenComparing(
                                Comparator.comparing(AlertView::firstSeenAt).reversed()))
                .map(AlertView::summary)
                .orElse(title);
    }
}
