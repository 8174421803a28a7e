package io.bongsu.ticket.incident;

import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.StateWord;
import java.util.Arrays;
import java.util.Optional;

/** The words of an incident's states as the outside writes them, each in its fixed category. */
enum Stage implements StateWord {
    NEW("new", Category.NEW),
    ASSIGNED("assigned", Category.ACTIVE),
    IN_PROGRESS("inProgress", Category.ACTIVE),
    ON_HOLD("onHold", Category.HOLD),
    RESOLVED("resolved", Category.DONE),
    CLOSED("closed", Category.CLOSED),
    CANCELLED("cancelled", Category.CANCELLED);

    private final String word;
    private final Category category;

    Stage(String word, Category category) {
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

    static Optional<Stage> of(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word.equals(word)).findFirst();
    }
}
