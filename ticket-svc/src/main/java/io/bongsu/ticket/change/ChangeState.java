package io.bongsu.ticket.change;

import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.StateWord;
import java.util.List;

/**
 * Draft → Assess → Authorize → Scheduled → Implement → Review → Closed; Rejected; Cancelled. A standard change skips Assess and
 * Authorize; an emergency change passes Authorize alone.
 */
enum ChangeState implements StateWord {
    DRAFT("draft", Category.NEW),
    ASSESS("assess", Category.ACTIVE),
    AUTHORIZE("authorize", Category.HOLD),
    SCHEDULED("scheduled", Category.HOLD),
    IMPLEMENT("implement", Category.ACTIVE),
    REVIEW("review", Category.DONE),
    CLOSED("closed", Category.CLOSED),
    REJECTED("rejected", Category.CANCELLED),
    CANCELLED("cancelled", Category.CANCELLED);

    private final String word;
    private final Category category;

    ChangeState(String word, Category category) {
        this.word = word;
        this.category = category;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public Category category() {
        return category;
    }

    /** Where a person may bring a change of this kind from here. */
    List<ChangeState> next(ChangeKind kind) {
        return switch (this) {
            case DRAFT -> List.of(kind.first(), CANCELLED);
            case ASSESS -> List.of(AUTHORIZE, REJECTED, CANCELLED);
            case AUTHORIZE -> List.of(SCHEDULED, REJECTED, CANCELLED);
            case SCHEDULED -> List.of(IMPLEMENT, CANCELLED);
            case IMPLEMENT -> List.of(REVIEW);
            case REVIEW -> List.of(CLOSED);
            case CLOSED, REJECTED, CANCELLED -> List.of();
        };
    }

    /** What must be known to be there. Who decides reads how it is done, how it is undone, and how risky it is. */
    List<String> required() {
        return switch (this) {
            case ASSESS -> List.of("plan");
            case AUTHORIZE -> List.of("plan", "backoutPlan", "risk");
            case SCHEDULED -> List.of("plan", "backoutPlan", "plannedStart", "plannedEnd");
            case REJECTED, CLOSED -> List.of("comment");
            default -> List.of();
        };
    }
}
