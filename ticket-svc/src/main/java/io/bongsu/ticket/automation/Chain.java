package io.bongsu.ticket.automation;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What caused what: travels in the Reactor context while a rule acts, so that what it causes knows where it comes from.
 *
 * @param origin the first event
 * @param depth how many rules lie between
 */
record Chain(UUID origin, int depth) {
    /** "A trigger may cause itself or others at most 10 times." */
    static final int MOST_CAUSED = 10;

    static Chain of(ContextView context) {
        return context.<Chain>getOrEmpty(Chain.class)
                .orElseGet(() -> new Chain(UuidCreator.getTimeOrderedEpochPlus1(), 0));
    }

    Chain next() {
        return new Chain(origin, depth + 1);
    }

    Context in(Context context) {
        return context.put(Chain.class, this);
    }
}
