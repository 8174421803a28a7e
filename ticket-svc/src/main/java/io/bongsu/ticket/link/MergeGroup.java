package io.bongsu.ticket.link;

import io.bongsu.platform.problem.Violation;
import io.bongsu.ticket.ticket.Category;
import io.bongsu.ticket.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tickets that become one. */
record MergeGroup(Ticket into, List<Ticket> others) {

    /** Names everything that stands in the way. */
    void check() {
        List<Violation> errors = new ArrayList<>();
        if (into.mergedInto() != null) {
            errors.add(new Violation("", "already-merged", into.number() + " is merged itself."));
        }
        if (into.status().category() == Category.CLOSED || into.status().category() == Category.CANCELLED) {
            errors.add(new Violation("", "ended", into.number() + " is over."));
        }
        for (int i = 0; i < others.size(); i++) {
            String code = refusal(others.get(i), others.subList(0, i));
            if (code != null) {
                errors.add(new Violation("/tickets/" + i, code, others.get(i).number()));
            }
        }
        if (!errors.isEmpty()) {
            throw new LinkFailure.CannotMerge(errors);
        }
    }

    private @Nullable String refusal(Ticket other, List<Ticket> before) {
        if (other.id().equals(into.id())) {
            return "itself";
        }
        if (!other.type().equals(into.type())) {
            return "other-kind";
        }
        if (other.mergedInto() != null) {
            return "already-merged";
        }
        return before.stream().anyMatch(one -> one.id().equals(other.id())) ? "twice" : null;
    }
}
