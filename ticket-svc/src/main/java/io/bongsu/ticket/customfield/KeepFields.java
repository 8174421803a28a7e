package io.bongsu.ticket.customfield;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.platform.web.MergePatch;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.Practices;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Adds, changes and removes fields. What tickets say in a field that is removed stays on them, unseen. */
@Component
class KeepFields {
    static final int MOST = 30;

    private final CustomFieldRepository fields;
    private final CustomIndexRepository index;
    private final Practices practices;
    private final MergePatch patches;
    private final Validator validator;
    private final TenantTransaction transaction;
    private final Clock clock;

    KeepFields(
            CustomFieldRepository fields,
            CustomIndexRepository index,
            Practices practices,
            MergePatch patches,
            Validator validator,
            TenantTransaction transaction,
            Clock clock) {
        this.fields = fields;
        this.index = index;
        this.practices = practices;
        this.patches = patches;
        this.validator = validator;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<List<CustomField>> all() {
        return fields.all().as(transaction::run);
    }

    Mono<CustomField> add(CustomFieldWish wish) {
        CustomField field = wish.field(UuidCreator.getTimeOrderedEpochPlus1(), 1, practices.types());
        return room(field)
                .then(Mono.defer(() -> fields.insert(field, clock.instant())))
                .switchIfEmpty(Mono.error(() -> new CustomFieldFailure.KeyTaken(field.key())))
                .flatMap(this::one)
                .flatMap(kept -> (kept.filterable() ? index.fill(kept) : Mono.<Void>empty()).thenReturn(kept))
                .as(transaction::run);
    }

    Mono<CustomField> change(UUID id, long version, JsonNode patch) {
        return held(id, version)
                .flatMap(before -> {
                    CustomField wanted = changed(before, patch);
                    return room(wanted)
                            .then(Mono.defer(() -> fields.update(wanted, clock.instant())))
                            .then(Mono.defer(() -> indexed(before, wanted)))
                            .then(Mono.defer(() -> one(id)));
                })
                .as(transaction::run);
    }

    Mono<Void> remove(UUID id, long version) {
        return held(id, version)
                .flatMap(field -> fields.remove(id, version, clock.instant()).then(index.clear(id)))
                .as(transaction::run);
    }

    /** The field, which nobody else changes until the transaction ends. */
    private Mono<CustomField> held(UUID id, long version) {
        return fields.hold(id)
                .flatMap(held -> one(id))
                .switchIfEmpty(Mono.error(() -> Failures.notFound("custom field")))
                .flatMap(field ->
                        field.version() == version ? Mono.just(field) : Mono.error(Failures.preconditionFailed(field)));
    }

    private Mono<CustomField> one(UUID id) {
        return fields.all()
                .flatMapMany(Flux::fromIterable)
                .filter(field -> field.id().equals(id))
                .next();
    }

    private CustomField changed(CustomField before, JsonNode patch) {
        CustomFieldPatch wish = patches.apply(
                new CustomFieldPatch(
                        before.types(),
                        before.queues(),
                        before.required(),
                        before.filterable(),
                        before.forRequesters(),
                        before.name(),
                        before.choices(),
                        before.position()),
                patch,
                CustomFieldPatch.class,
                CustomFieldPatch.FIELDS);
        CustomFieldWish whole = new CustomFieldWish(
                before.key(),
                before.kind(),
                wish.types(),
                wish.queues(),
                wish.required(),
                wish.filterable(),
                wish.forRequesters(),
                wish.name(),
                wish.choices(),
                wish.position());
        List<Violation> errors = validator.validate(whole).stream()
                .map(wrong -> new Violation(
                        "/" + wrong.getPropertyPath().toString().replaceAll("[.\\[].*", ""),
                        "invalid",
                        wrong.getMessage()))
                .toList();
        if (!errors.isEmpty()) {
            throw Failures.invalid(errors);
        }
        return whole.field(before.id(), before.version(), practices.types());
    }

    private Mono<Void> room(CustomField wanted) {
        return fields.all().flatMap(all -> {
            boolean full = wanted.types().stream()
                    .anyMatch(type -> all.stream()
                                    .filter(field -> !field.key().equals(wanted.key())
                                            && field.types().contains(type))
                                    .count()
                            >= MOST);
            return full ? Mono.error(new CustomFieldFailure.TooMany(MOST)) : Mono.empty();
        });
    }

    private Mono<Void> indexed(CustomField before, CustomField after) {
        if (before.filterable() == after.filterable()) {
            return Mono.empty();
        }
        return after.filterable() ? index.fill(after) : index.clear(after.id());
    }
}
