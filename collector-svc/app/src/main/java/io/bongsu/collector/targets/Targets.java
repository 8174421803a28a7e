package io.bongsu.collector.targets;

import io.bongsu.collector.protocol.prometheus.Authorization;
import io.bongsu.platform.net.AddressGuard;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Targets come, change and go. */
@Component
class Targets {
    private static final int MOST = 1_000;
    private static final String CREDENTIAL = "credential";
    private static final Set<String> FIELDS =
            Set.of("job", "url", "interval", "timeout", "labels", "enabled", CREDENTIAL);

    private final TargetRepository repository;
    private final ListedTargets listed;
    private final AddressGuard guard;
    private final CredentialSeal seal;
    private final TenantTransaction transaction;
    private final MergePatch mergePatch;
    private final Clock clock;

    Targets(
            TargetRepository repository,
            ListedTargets listed,
            AddressGuard guard,
            CredentialSeal seal,
            TenantTransaction transaction,
            MergePatch mergePatch,
            Clock clock) {
        this.repository = repository;
        this.listed = listed;
        this.guard = guard;
        this.seal = seal;
        this.transaction = transaction;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    Mono<Page<TargetView>> page(PageRequest page) {
        return repository
                .list(page.cursor(2), page.limit() + 1)
                .collectList()
                .map(rows -> Page.of(rows, page.limit(), target -> List.of(target.createdAt(), target.id())))
                .map(found -> found.map(this::view))
                .as(transaction::run);
    }

    Mono<TargetView> get(UUID id) {
        return repository
                .find(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("target")))
                .map(this::view)
                .as(transaction::run);
    }

    Mono<TargetView> create(TargetDraft draft) {
        return Tenant.current()
                .map(tenant -> {
                    SoundDraft sound = SoundDraft.of(draft);
                    return sealed(tenant, ScrapeTarget.create(sound, now()), sound);
                })
                .delayUntil(target -> allowed(target.url()))
                .flatMap(target ->
                        room().then(repository.add(target)).thenReturn(target).as(transaction::run))
                .onErrorMap(DuplicateKeyException.class, error -> taken())
                .map(this::view);
    }

    Mono<TargetView> change(UUID id, long expected, JsonNode patch) {
        return locked(id, expected)
                .flatMap(before -> Tenant.current().map(tenant -> changed(tenant, before, patch)))
                .delayUntil(after -> allowed(after.url()))
                .delayUntil(repository::store)
                .as(transaction::run)
                .onErrorMap(DuplicateKeyException.class, error -> taken())
                .doOnNext(after -> listed.changed(after.id()))
                .map(this::view);
    }

    private ScrapeTarget changed(Tenant tenant, ScrapeTarget before, JsonNode patch) {
        SoundDraft sound = SoundDraft.of(mergePatch.apply(before.draft(), patch, TargetDraft.class, FIELDS));
        ScrapeTarget after = before.change(sound, now());
        if (patch.has(CREDENTIAL)) {
            return sealed(tenant, after, sound);
        }
        if (before.credential() != null && !before.isAt(after.url())) {
            String detail = "The credential was given for another address. Say it again, or null.";
            throw Failures.unprocessable(
                    "credential-needed",
                    "The credential is needed again",
                    detail,
                    List.of(new Violation("/" + CREDENTIAL, "needed", detail)));
        }
        return after;
    }

    private ScrapeTarget sealed(Tenant tenant, ScrapeTarget target, SoundDraft sound) {
        SoundCredential said = sound.credential();
        return target.with(said == null ? null : seal.seal(tenant.id(), target.id(), said));
    }

    /** What a target that stands is shown, when the draft is about the same program; else nothing. */
    Mono<Authorization> credentialOf(UUID id, URI url) {
        return repository
                .find(id)
                .as(transaction::run)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("target")))
                .filter(target -> target.isAt(url))
                .flatMap(target -> Mono.justOrEmpty(target.credential())
                        .zipWith(Tenant.current(), (kept, tenant) -> seal.open(tenant.id(), id, kept)));
    }

    Mono<Void> delete(UUID id, long expected) {
        return locked(id, expected)
                .flatMap(target -> repository.delete(target.id()))
                .as(transaction::run)
                .doOnSuccess(done -> listed.changed(id));
    }

    private Mono<ScrapeTarget> locked(UUID id, long expected) {
        return repository
                .lock(id)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("target")))
                .flatMap(target -> target.version() == expected
                        ? Mono.just(target)
                        : Mono.error(Failures.preconditionFailed(view(target))));
    }

    /** Told at once; a name that changes its address is looked at again before each visit. */
    private Mono<Void> allowed(URI url) {
        return Mono.fromCallable(() -> guard.refusal(url))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(refusal -> refusal.isEmpty()
                        ? Mono.<Void>empty()
                        : Mono.error(Failures.unprocessable(
                                "target-not-allowed",
                                "This address is not asked",
                                refusal.get(),
                                List.of(new Violation("/url", "not-allowed", refusal.get())))));
    }

    private Mono<Void> room() {
        return repository
                .count()
                .flatMap(count -> count < MOST
                        ? Mono.<Void>empty()
                        : Mono.error(Failures.unprocessable(
                                "too-many-targets",
                                "There are too many targets",
                                "A tenant has at most " + MOST + " targets. Delete some, or list them in a file.",
                                List.of())));
    }

    private static RuntimeException taken() {
        return Failures.conflict(
                "target-exists", "This target is there already", "There is a target with this job and url.");
    }

    private TargetView view(ScrapeTarget target) {
        return TargetView.of(target, listed.last(target.id()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
