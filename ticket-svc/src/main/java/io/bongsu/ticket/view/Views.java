package io.bongsu.ticket.view;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.ticket.ListFilter;
import io.bongsu.ticket.ticket.TicketSelection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who keeps which views, and how many tickets are in them? */
@Component
class Views {
    private final ViewRepository views;
    private final CounterRepository counters;
    private final TicketSelection selection;
    private final TenantTransaction transaction;
    private final Clock clock;

    Views(
            ViewRepository views,
            CounterRepository counters,
            TicketSelection selection,
            TenantTransaction transaction,
            Clock clock) {
        this.views = views;
        this.counters = counters;
        this.selection = selection;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The built-in ones first, then one's own, then the shared ones. */
    Mono<List<ViewItem>> all(Caller caller) {
        return views.builtIn()
                .collectList()
                .zipWhen(builtIn -> views.visible(caller.id()).collectList())
                .flatMap(both -> counters.counts(
                                Stream.concat(
                                                both.getT1().stream().map(ViewItem::id),
                                                both.getT2().stream().map(SavedView::counterId))
                                        .toList(),
                                caller.id())
                        .map(counts -> items(both.getT1(), both.getT2(), counts, caller)))
                .as(transaction::run);
    }

    private static List<ViewItem> items(
            List<ViewItem> builtIn, List<SavedView> saved, Map<UUID, Long> counts, Caller caller) {
        return Stream.concat(
                        builtIn.stream().map(view -> view.counted(counts.getOrDefault(view.id(), 0L))),
                        saved.stream()
                                .map(view -> ViewItem.of(
                                        view, mayEdit(view, caller), counts.getOrDefault(view.counterId(), 0L))))
                .toList();
    }

    Mono<ViewItem> read(UUID id, Caller caller) {
        return find(id, caller).flatMap(view -> item(view, caller)).as(transaction::run);
    }

    private Mono<SavedView> find(UUID id, Caller caller) {
        return views.find(id, caller.id()).switchIfEmpty(Mono.error(() -> Failures.notFound("view")));
    }

    private Mono<ViewItem> item(SavedView view, Caller caller) {
        return counters.counts(List.of(view.counterId()), caller.id())
                .map(counts -> ViewItem.of(view, mayEdit(view, caller), counts.getOrDefault(view.counterId(), 0L)));
    }

    Mono<ViewItem> create(ViewWish wish, Caller caller) {
        Instant now = now();
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        SavedView view = view(
                wish,
                new SavedView(
                        id,
                        id,
                        false,
                        caller.id(),
                        caller.name(),
                        "",
                        false,
                        ListFilter.ALL,
                        "",
                        List.of(),
                        1,
                        now,
                        now),
                caller);
        return views.insert(view)
                .flatMap(kept -> kept ? item(view, caller) : Mono.error(new ViewFailure.TooMany()))
                .as(transaction::run);
    }

    Mono<ViewItem> change(UUID id, long version, UnaryOperator<ViewWish> patch, Caller caller) {
        return editable(id, version, caller)
                .flatMap(before -> {
                    SavedView wanted = view(patch.apply(ViewWish.of(before)), before, caller)
                            .next(now());
                    return views.update(wanted)
                            .filter(updated -> updated)
                            .switchIfEmpty(Mono.error(() -> Failures.preconditionFailed(null)))
                            .flatMap(updated -> wanted.counterId().equals(before.counterId())
                                    ? Mono.empty()
                                    : counters.forget(before.counterId()))
                            .then(Mono.defer(() -> item(wanted, caller)));
                })
                .as(transaction::run);
    }

    Mono<Void> delete(UUID id, long version, Caller caller) {
        return editable(id, version, caller)
                .flatMap(view -> views.delete(id, version).then(counters.forget(view.counterId())))
                .as(transaction::run);
    }

    private Mono<SavedView> editable(UUID id, long version, Caller caller) {
        return find(id, caller).flatMap(view -> {
            if (!mayEdit(view, caller)) {
                return Mono.error(
                        new AccessDeniedException("a shared view is changed by its owner or an administrator"));
            }
            return view.version() == version
                    ? Mono.just(view)
                    : item(view, caller).flatMap(current -> Mono.error(Failures.preconditionFailed(current)));
        });
    }

    /** The view with what was said; another filter is counted anew, under another counter. */
    private SavedView view(ViewWish wish, SavedView before, Caller caller) {
        if (wish.forAll() && !before.shared() && !caller.may(Permission.TICKET_WRITE)) {
            throw new AccessDeniedException("views are shared by those who work on tickets");
        }
        ListFilter filter = selection.checked(wish.filter(), caller);
        boolean same = filter.equals(before.filter());
        return new SavedView(
                before.id(),
                same ? before.counterId() : UuidCreator.getTimeOrderedEpochPlus1(),
                same && before.counted(),
                before.ownerId(),
                before.ownerName(),
                wish.name().strip(),
                wish.forAll(),
                filter,
                TicketSelection.checkedSort(wish.sort() == null ? "priority" : wish.sort()),
                wish.columns() == null
                        ? List.of()
                        : wish.columns().stream().distinct().toList(),
                before.version(),
                before.createdAt(),
                before.updatedAt());
    }

    private static boolean mayEdit(SavedView view, Caller caller) {
        return view.ownerId().equals(caller.id()) || (view.shared() && caller.may(Permission.POLICY_WRITE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
