package io.bongsu.ticket.condition;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** For those who write conditions: the words there are, and whether what they wrote may be kept. */
@RestController
@RequestMapping("/api/v1/conditions")
@Tag(name = "automation")
class ConditionController {
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";

    private final Conditions conditions;

    ConditionController(Conditions conditions) {
        this.conditions = conditions;
    }

    /** A word and its type, e.g. {@code list(string)}. */
    record Word(String name, String type) {}

    record Words(List<Word> items) {}

    /**
     * A condition to be looked at.
     *
     * @param scope promise, ticket or event
     */
    record CheckWish(
            @NotNull @Size(max = 10_000) String condition,
            @NotNull @Size(max = 20) String scope) {}

    record Checked(boolean valid, List<Fault> faults) {}

    @GetMapping("/words")
    @PreAuthorize(READ)
    @Operation(operationId = "listConditionWords", summary = "The words a condition may use")
    Mono<Words> words(@Parameter(description = "promise, ticket or event") @RequestParam String scope) {
        return Mono.fromSupplier(() -> new Words(scope("scope", scope).variables().stream()
                .map(variable -> new Word(variable.word(), variable.typeName()))
                .toList()));
    }

    @PostMapping("/check")
    @PreAuthorize(READ)
    @Operation(operationId = "checkCondition", summary = "What is wrong with a condition, and where; keeps nothing")
    Mono<Checked> check(@Valid @RequestBody CheckWish wish) {
        return Mono.fromCallable(() -> conditions.faults(wish.condition(), scope("/scope", wish.scope())))
                .subscribeOn(Schedulers.boundedElastic())
                .map(faults -> new Checked(faults.isEmpty(), faults));
    }

    private static Scope scope(String pointer, String word) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(pointer, "unknown-value", "scope is promise, ticket or event."));
    }
}
