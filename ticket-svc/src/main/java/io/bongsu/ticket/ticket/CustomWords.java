package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.people.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wrote into custom fields, held against the tenant's fields. The directory is asked before the transaction
 * that writes: no connection waits for it.
 */
@Component
class CustomWords {
    private final CustomFields fields;
    private final People people;
    private final TenantTransaction transaction;

    CustomWords(CustomFields fields, People people, TenantTransaction transaction) {
        this.fields = fields;
        this.people = people;
        this.transaction = transaction;
    }

    /** What shall change, people with their names; nothing when nothing was written. */
    Mono<Map<String, @Nullable CustomValue>> read(
            @Nullable JsonNode written, String type, @Nullable String queue, Caller caller) {
        if (written == null || written.isMissingNode() || written.isNull()) {
            return Mono.just(Map.of());
        }
        return writable(type, queue, caller)
                .as(transaction::run)
                .map(some -> read(written, some))
                .flatMap(values -> named(values, caller));
    }

    private Mono<List<CustomField>> writable(String type, @Nullable String queue, Caller caller) {
        boolean staff = caller.may(Permission.TICKET_WRITE);
        return fields.of(type, queue)
                .map(all -> all.stream()
                        .filter(field -> staff || field.forRequesters())
                        .toList());
    }

    private static Map<String, @Nullable CustomValue> read(JsonNode written, List<CustomField> some) {
        CustomReader reader = new CustomReader();
        Map<String, @Nullable CustomValue> values = reader.read(written, some);
        if (!reader.errors().isEmpty()) {
            throw Failures.invalid(reader.errors());
        }
        return values;
    }

    private Mono<Map<String, @Nullable CustomValue>> named(Map<String, @Nullable CustomValue> values, Caller caller) {
        return Flux.fromIterable(values.entrySet())
                .filter(entry -> entry.getValue() instanceof CustomValue.Someone)
                .concatMap(entry -> person(entry.getKey(), Objects.requireNonNull(entry.getValue()), caller)
                        .map(person -> Map.entry(entry.getKey(), person)))
                .collectList()
                .map(people -> {
                    Map<String, @Nullable CustomValue> named = new HashMap<>(values);
                    people.forEach(one -> named.put(one.getKey(), one.getValue()));
                    return named;
                });
    }

    private Mono<CustomValue> person(String key, CustomValue wish, Caller caller) {
        return people.known(wish.compared(), caller)
                .<CustomValue>map(person -> new CustomValue.Someone(new Person(person.id(), person.name())))
                .switchIfEmpty(Mono.error(() -> Failures.invalid(
                        "/custom/" + key, "unknown-person", "The id of a person from /api/v1/people.")));
    }

    /** Ends with the failure that names what a new ticket has to say and does not. Inside a transaction. */
    Mono<Void> complete(CustomValues values, String type, @Nullable String queue, Caller caller) {
        return writable(type, queue, caller).flatMap(some -> {
            CustomReader reader = new CustomReader();
            some.stream()
                    .filter(field -> field.required() && values.get(field.key()) == null)
                    .forEach(field -> reader.wrong("/" + field.key(), "required", "It cannot be left out."));
            return reader.errors().isEmpty() ? Mono.empty() : Mono.error(Failures.invalid(reader.errors()));
        });
    }

    /** The fields that may be shown in a list; none are asked for when no ticket has any. */
    Mono<List<CustomField>> shown(List<TicketItem> items, Viewer viewer) {
        return items.stream().allMatch(item -> item.custom().isEmpty())
                ? Mono.just(List.of())
                : fields.all()
                        .map(all -> all.stream()
                                .filter(field -> field.shownTo(viewer))
                                .toList());
    }

    /** As the caller may see them: of fields there are, and shown to them. */
    Mono<Map<String, Object>> shown(Ticket ticket, Caller caller) {
        CustomValues values = ticket.content().custom();
        if (values.isEmpty()) {
            return Mono.just(Map.of());
        }
        Viewer viewer = Viewer.of(caller);
        return fields.of(ticket.type(), ticket.content().queue()).map(some -> {
            Map<String, Object> shown = values.json();
            shown.keySet()
                    .retainAll(some.stream()
                            .filter(field -> field.shownTo(viewer))
                            .map(CustomField::key)
                            .toList());
            return shown;
        });
    }
}
