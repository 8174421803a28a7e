package io.bongsu.ticket.bulk;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.bulk.ItemWork.Outcome;
import io.bongsu.ticket.bulk.JobWorkRepository.AtWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works on jobs, ticket by ticket: a ticket and its item change in one transaction, so a crash leaves both or neither and
 * another run goes on where it was. Each job gets a moment in turn, then its progress is told.
 */
@Component
class JobRunner implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final int SIDE_BY_SIDE = 2;
    private static final int ATTEMPTS = 3;
    private static final Duration UNDO = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(7);

    private final JobWorkRepository work;
    private final JobRepository jobs;
    private final JobItemRepository items;
    private final ItemWork itemWork;
    private final JobProgress progress;
    private final TenantTransaction transaction;
    private final JsonMapper json;
    private final Clock clock;
    private Disposable running = Disposables.disposed();

    JobRunner(
            JobWorkRepository work,
            JobRepository jobs,
            JobItemRepository items,
            ItemWork itemWork,
            JobProgress progress,
            TenantTransaction transaction,
            JsonMapper json,
            Clock clock) {
        this.work = work;
        this.jobs = jobs;
        this.items = items;
        this.itemWork = itemWork;
        this.progress = progress;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Disposables.composite(
                Mono.defer(this::round)
                        .repeatWhen(rounds -> rounds.delayElements(PAUSE))
                        .subscribe(),
                Flux.interval(Duration.ofMinutes(1), Duration.ofHours(1))
                        .onBackpressureDrop()
                        .concatMap(tick -> work.forget(clock.instant().minus(KEPT))
                                .onErrorResume(Exception.class, e -> tryAgain("forgetting old jobs", e)))
                        .subscribe());
    }

    private Mono<Void> round() {
        return work.atWork()
                .collectList()
                .flatMapMany(Flux::fromIterable)
                .flatMap(
                        one -> turn(one).onErrorResume(Exception.class, e -> tryAgain("working on a job", e)),
                        SIDE_BY_SIDE)
                .then()
                .onErrorResume(Exception.class, e -> tryAgain("looking for jobs", e));
    }

    private static Mono<Void> tryAgain(String what, Exception e) {
        return Mono.fromRunnable(() -> LOG.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.toString())
                .log("work on many tickets failed, the next round tries again"));
    }

    /** A moment of work on one job, then what has become of it. */
    private Mono<Void> turn(AtWork one) {
        Instant end = clock.instant().plus(TURN);
        return transaction
                .run(one.tenant(), jobs.find(one.job()))
                .flatMap(job -> Mono.defer(() -> next(one.tenant(), job))
                        .repeat(() -> clock.instant().isBefore(end))
                        .takeUntil(worked -> !worked)
                        .then(Mono.defer(() -> told(one.tenant(), job))));
    }

    private Mono<Void> told(Tenant tenant, Job job) {
        Instant now = clock.instant();
        return transaction.run(tenant, jobs.finish(job, now, now.plus(UNDO)).then(progress.tell(job.id())));
    }

    /** @return whether there was a ticket left to work on */
    private Mono<Boolean> next(Tenant tenant, Job job) {
        AtomicReference<JobItem> taken = new AtomicReference<>();
        BulkAction action = json.readValue(job.action(), BulkAction.class);
        Caller owner = job.owner(tenant);
        boolean undoing = job.state() == Job.State.UNDOING;
        Mono<Boolean> worked = items.take(job.id(), undoing ? "done" : "pending")
                .flatMap(item -> {
                    taken.set(item);
                    Mono<Outcome> outcome =
                            undoing ? itemWork.takeBack(action, item, owner) : itemWork.apply(action, item, owner);
                    return outcome.switchIfEmpty(
                                    Mono.error(() -> new IllegalStateException("the ticket was not stored")))
                            .flatMap(done -> items.done(
                                    job.id(),
                                    item.position(),
                                    undoing ? "undone" : "done",
                                    done.number(),
                                    done.before(),
                                    done.version()));
                })
                .then(Mono.fromSupplier(() -> taken.get() != null));
        return transaction
                .run(tenant, worked)
                .onErrorResume(
                        Exception.class,
                        e -> transaction.run(
                                tenant, refused(job, action, Optional.ofNullable(taken.get()), undoing, e)));
    }

    /** The ticket's transaction was rolled back; the reason is kept with its item in one of its own. */
    private Mono<Boolean> refused(Job job, BulkAction action, Optional<JobItem> taken, boolean undoing, Exception e) {
        if (taken.isEmpty()) {
            return Mono.error(e);
        }
        JobItem item = taken.get();
        boolean known = e instanceof Failure failure && !ItemWork.isRace(action, failure);
        if (!known && item.attempts() + 1 < ATTEMPTS) {
            return items.tried(job.id(), item.position()).thenReturn(true);
        }
        if (!(e instanceof Failure)) {
            LOG.atError().setCause(e).addKeyValue("job", job.id()).log("a ticket of a job cannot be worked on");
        }
        return items.failed(
                        job.id(),
                        item.position(),
                        undoing ? "done" : "pending",
                        undoing ? "undoFailed" : "failed",
                        problem(e))
                .thenReturn(true);
    }

    private String problem(Exception e) {
        return json.writeValueAsString(
                e instanceof Failure failure
                        ? Map.of(
                                "type", failure.type(),
                                "title", failure.title(),
                                "detail", String.valueOf(failure.getMessage()),
                                "errors", failure.errors())
                        : Map.of("type", "/problems/internal", "title", "Something went wrong on our side"));
    }

    @Override
    public void stop() {
        running.dispose();
    }

    @Override
    public boolean isRunning() {
        return !running.isDisposed();
    }
}
