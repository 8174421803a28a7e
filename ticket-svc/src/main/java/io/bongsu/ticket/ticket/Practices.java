package io.bongsu.ticket.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which practice looks after a type of ticket? */
@Component
public class Practices {
    private final Map<String, Practice> byType;

    Practices(List<Practice> practices) {
        this.byType = practices.stream().collect(Collectors.toUnmodifiableMap(Practice::type, Function.identity()));
    }

    /** The practice of a ticket that exists. */
    public Practice of(Ticket ticket) {
        return find(ticket.type()).orElseThrow(() -> new IllegalStateException("no practice for " + ticket.type()));
    }

    public Optional<Practice> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    public List<String> types() {
        return byType.keySet().stream().sorted().toList();
    }

    public List<String> states() {
        return byType.values().stream()
                .flatMap(practice -> practice.states().stream())
                .collect(Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf));
    }
}
