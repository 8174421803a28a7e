package io.bongsu.ticket.automation;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.condition.Condition;
import io.bongsu.ticket.condition.Conditions;
import io.bongsu.ticket.condition.Scope;
import io.bongsu.ticket.condition.Verdict;
import io.bongsu.ticket.ticket.Practices;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What would a trigger have done to past tickets? It is asked about what happened to those that were updated last, as they are
 * now but for what each event changed. Reads only; conditions are asked off the event loop and for a bounded time.
 */
@Component
class DryRun {
    private static final int TICKETS = 200;
    private static final int LINES = 50;
    private static final int SHOWN = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Viewer EVERYBODY = new Viewer("", true);

    private final PastRepository pasts;
    private final Tickets tickets;
    private final Practices practices;
    private final Conditions conditions;
    private final TenantTransaction transaction;

    DryRun(
            PastRepository pasts,
            Tickets tickets,
            Practices practices,
            Conditions conditions,
            TenantTransaction transaction) {
        this.pasts = pasts;
        this.tickets = tickets;
        this.practices = practices;
        this.conditions = conditions;
        this.transaction = transaction;
    }

    Mono<DryRunView> of(Rule trigger) {
        return pasts.latest(TICKETS)
                .flatMap(ids -> Flux.fromIterable(ids).concatMap(this::history).collectList())
                .as(transaction::run)
                .publishOn(Schedulers.boundedElastic())
                .map(histories -> asked(trigger, histories));
    }

    private Mono<List<Past>> history(UUID id) {
        return tickets.find(id.toString(), EVERYBODY)
                .flatMap(ticket -> pasts.lines(id, LINES).map(lines -> {
                    List<Past> all = new ArrayList<>(Past.of(ticket, lines));
                    all.add(Past.opening(ticket));
                    return all;
                }));
    }

    private DryRunView asked(Rule trigger, List<List<Past>> histories) {
        List<Past> events = histories.stream()
                .flatMap(List::stream)
                .filter(past -> trigger.events().contains(past.happening().occasion()))
                .sorted(Comparator.comparing(Past::at).reversed())
                .toList();
        Condition condition = conditions.accepted(trigger.condition(), Scope.EVENT, "/condition");
        List<DryRunView.Item> items = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        int asked = 0;
        int matched = 0;
        for (Past past : events) {
            if (System.nanoTime() > end) {
                break;
            }
            asked++;
            Verdict verdict = condition.holds(past.words());
            matched += verdict.yes() ? 1 : 0;
            if (items.size() < SHOWN && (verdict.yes() || verdict.fault() != null)) {
                items.add(item(trigger, past, verdict.fault()));
            }
        }
        return new DryRunView(histories.size(), asked, matched, asked < events.size(), items);
    }

    private DryRunView.Item item(Rule trigger, Past past, @Nullable String fault) {
        if (fault != null) {
            return item(past, List.of(), List.of(), fault);
        }
        try {
            Plan plan = Planning.of(practices.of(past.ticket()), past.ticket(), trigger.actions(), null, tickets.now());
            return item(past, DryRunView.Change.of(plan), DryRunView.Message.of(plan), null);
        } catch (Failure failure) {
            return item(past, List.of(), List.of(), String.valueOf(failure.getMessage()));
        }
    }

    private static DryRunView.Item item(
            Past past, List<DryRunView.Change> changes, List<DryRunView.Message> messages, @Nullable String fault) {
        return new DryRunView.Item(
                past.ticket().id(),
                past.ticket().number(),
                past.ticket().content().title(),
                past.at(),
                past.happening().occasion().word(),
                changes,
                messages,
                fault);
    }
}
