package io.bongsu.ticket.request;

import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.StateWord;
import java.util.List;

/**
 * Draft → Awaiting approval → Approved → Fulfilment ⇄ On hold → Fulfilled → Closed; Rejected; Cancelled. No step is skipped:
 * what nobody approved is not fulfilled.
 */
enum RequestState implements StateWord {
    DRAFT("draft", Category.NEW),
    AWAITING_APPROVAL("awaitingApproval", Category.HOLD),
    APPROVED("approved", Category.ACTIVE),
    FULFILMENT("fulfilment", Category.ACTIVE),
    ON_HOLD("onHold", Category.HOLD),
    FULFILLED("fulfilled", Category.DONE),
    CLOSED("closed", Category.CLOSED),
    REJECTED("rejected", Category.CANCELLED),
    CANCELLED("cancelled", Category.CANCELLED);

    private final String word;
    private final Category category;

    RequestState(String word, Category category) {
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

    /** Where a person may bring it from here. */
    List<RequestState> next() {
        return switch (this) {
            case DRAFT -> List.of(AWAITING_APPROVAL, CANCELLED);
            case AWAITING_APPROVAL -> List.of(APPROVED, REJECTED, CANCELLED);
            case APPROVED -> List.of(FULFILMENT, CANCELLED);
            case FULFILMENT -> List.of(ON_HOLD, FULFILLED, CANCELLED);
            case ON_HOLD -> List.of(FULFILMENT, FULFILLED, CANCELLED);
            case FULFILLED -> List.of(FULFILMENT, CLOSED);
            case CLOSED, REJECTED, CANCELLED -> List.of();
        };
    }
}
