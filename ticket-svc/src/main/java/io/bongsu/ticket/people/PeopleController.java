package io.bongsu.ticket.people;

import io.bongsu.contracts.access.Permission;
import io.bongsu.contracts.access.Role;
import io.bongsu.platform.paging.Cursor;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** People of the caller's tenant, for pickers. */
@RestController
@RequestMapping("/api/v1/people")
@Tag(name = "people")
class PeopleController {
    private static final Comparator<DirectoryPerson> BY_NAME =
            Comparator.comparing(DirectoryPerson::name).thenComparing(DirectoryPerson::id);
    private static final Set<String> ROLES = Arrays.stream(Role.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('" + Permission.PERSON_READ + "')")
    @Operation(operationId = "listPeople", summary = "People of the tenant by name; 503 while the directory is down")
    Mono<Page<DirectoryPerson>> list(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(description = "one of these roles, comma-separated") @RequestParam(required = false) @Nullable
                    String role,
            @Parameter(description = "part of the name or user name") @RequestParam(required = false) @Nullable
                    String q,
            @Parameter(description = "1 to 200, default 50") @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String after,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        PageRequest page = PageRequest.from(exchange.getRequest().getQueryParams());
        Set<String> roles = roles(role);
        Optional<Cursor> cursor = page.cursor(2);
        return people.of(caller.tenantId())
                .map(all -> all.stream()
                        .filter(person ->
                                roles.isEmpty() || person.roles().stream().anyMatch(roles::contains))
                        .filter(person -> matches(person, q))
                        .filter(person -> cursor.isEmpty() || BY_NAME.compare(person, at(cursor.get())) > 0)
                        .sorted(BY_NAME)
                        .limit(page.limit() + 1L)
                        .toList())
                .map(some -> Page.of(some, page.limit(), person -> List.of(person.name(), person.id())));
    }

    private static Set<String> roles(@Nullable String words) {
        if (words == null || words.isBlank()) {
            return Set.of();
        }
        Set<String> roles = Set.copyOf(Arrays.asList(words.split(",", -1)));
        if (!ROLES.containsAll(roles)) {
            throw Failures.invalid("role", "unknown-value", "role is one of: " + String.join(", ", ROLES) + ".");
        }
        return roles;
    }

    private static boolean matches(DirectoryPerson person, @Nullable String q) {
        if (q == null || q.isBlank()) {
            return true;
        }
        String part = q.strip().toLowerCase(Locale.ROOT);
        return person.name().toLowerCase(Locale.ROOT).contains(part)
                || person.username().toLowerCase(Locale.ROOT).contains(part);
    }

    private static DirectoryPerson at(Cursor cursor) {
        return new DirectoryPerson(cursor.text(1), cursor.text(0), "", List.of());
    }
}
