package io.bongsu.ticket.people;

import io.bongsu.contracts.access.Permission;
import io.bongsu.contracts.access.Role;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.bongsu.platform.security.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is there, and who can be given a ticket? Answers are remembered for a minute, for a bounded number of tenants. */
@Component
public class People {
    private final KeycloakDirectory directory;
    private final PeopleProperties properties;
    private final Map<UUID, Mono<List<DirectoryPerson>>> remembered;

    People(KeycloakDirectory directory, PeopleProperties properties) {
        this.directory = directory;
        this.properties = properties;
        this.remembered = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Mono<List<DirectoryPerson>>> eldest) {
                return size() > properties.tenants();
            }
        };
    }

    /** All people of the tenant; 503 while the directory does not answer. */
    Mono<List<DirectoryPerson>> of(UUID tenant) {
        return Mono.defer(() -> entry(tenant));
    }

    private Mono<List<DirectoryPerson>> entry(UUID tenant) {
        synchronized (remembered) {
            // a failure is forgotten at once; whoever asks meanwhile shares the call
            return remembered.computeIfAbsent(
                    tenant,
                    key -> directory
                            .peopleOf(key)
                            .cache(people -> properties.fresh(), error -> Duration.ZERO, () -> Duration.ZERO));
        }
    }

    /**
     * The person a ticket is to be given to. One's own name is known from the token, so taking a ticket works while the
     * directory does not.
     */
    public Mono<DirectoryPerson> assignable(String id, Caller caller) {
        if (id.equals(caller.id())) {
            return Mono.just(new DirectoryPerson(
                    caller.id(),
                    caller.name(),
                    caller.username(),
                    caller.roles().stream().sorted().toList()));
        }
        return of(caller.tenantId())
                .flatMap(people -> people.stream()
                        .filter(person -> person.id().equals(id) && worksOnTickets(person))
                        .findFirst()
                        .map(Mono::just)
                        .orElseGet(() -> Mono.error(nobody())));
    }

    /** Anybody of the tenant; empty when there is nobody by this id. */
    public Mono<DirectoryPerson> known(String id, Caller caller) {
        return of(caller.tenantId())
                .flatMap(people -> Mono.justOrEmpty(
                        people.stream().filter(person -> person.id().equals(id)).findFirst()));
    }

    private static boolean worksOnTickets(DirectoryPerson person) {
        return person.roles().stream().anyMatch(role -> Role.permissionsOf(role).contains(Permission.TICKET_WRITE));
    }

    private static RuntimeException nobody() {
        return Failures.unprocessable(
                "unknown-assignee",
                "Nobody can be assigned by this id",
                "Take the id of somebody from /api/v1/people who works on tickets.",
                List.of(new Violation("/assigneeId", "unknown-assignee")));
    }
}
