package io.bongsu.ticket.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which fields has the tenant added to its tickets? In order; call it inside a transaction of the tenant. */
public interface CustomFields {

    Mono<List<CustomField>> all();

    default Mono<List<CustomField>> of(String type, @Nullable String queue) {
        return all().map(fields ->
                fields.stream().filter(field -> field.belongsTo(type, queue)).toList());
    }
}
