package io.bongsu.ticket.ticket;

import java.util.List;
import reactor.core.publisher.Mono;

/** Which fields has the tenant added to its tickets? In order; call it inside a transaction of the tenant. */
public interface CustomFields {

    Mono<List<CustomField>> all();

    default Mono<List<CustomField>> of(String type) {
        return all().map(fields ->
                fields.stream().filter(field -> field.types().contains(type)).toList());
    }
}
