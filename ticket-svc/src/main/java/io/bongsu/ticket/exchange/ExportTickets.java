package io.bongsu.ticket.exchange;

import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.exchange.ExternalIdRepository.Named;
import io.bongsu.ticket.history.PastEntry;
import io.bongsu.ticket.history.PastEntryRepository;
import io.bongsu.ticket.ticket.Content;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.CustomFields;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Status;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.TicketPages;
import io.bongsu.ticket.ticket.TicketPages.Filter;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes tickets as lines that can be brought in again, a page at a time: a slow reader holds no transaction. */
@Component
class ExportTickets {
    private static final int PAGE = 25;
    private static final int MOST_MESSAGES = 1_000;
    private static final String OURS = "bongsu";

    private final TicketPages tickets;
    private final PastEntryRepository history;
    private final ExternalIdRepository names;
    private final CustomFields fields;
    private final TenantTransaction transaction;
    private final JsonMapper json;

    ExportTickets(
            TicketPages tickets,
            PastEntryRepository history,
            ExternalIdRepository names,
            CustomFields fields,
            TenantTransaction transaction,
            JsonMapper json) {
        this.tickets = tickets;
        this.history = history;
        this.names = names;
        this.fields = fields;
        this.transaction = transaction;
        this.json = json;
    }

    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    private record Page(@Nullable UUID last, byte[] lines) {}

    Flux<byte[]> all(Filter filter) {
        return page(null, filter)
                .expand(page -> page.last() == null ? Mono.empty() : page(page.last(), filter))
                .map(Page::lines)
                .filter(lines -> lines.length > 0);
    }

    private Mono<Page> page(@Nullable UUID after, Filter filter) {
        return transaction.run(tickets.after(after, filter, PAGE)
                .collectList()
                .flatMap(some -> lines(some)
                        .map(lines -> new Page(
                                some.size() < PAGE ? null : some.getLast().id(), lines))));
    }

    private Mono<byte[]> lines(List<Ticket> some) {
        List<UUID> ids = some.stream().map(Ticket::id).toList();
        return history.messages(ids, MOST_MESSAGES)
                .collect(Collectors.groupingBy(PastEntry::ticket))
                .flatMap(messages -> names.of(ids)
                        .collectMap(Named::ticket, Named::name)
                        .zipWith(fields.all())
                        .map(both -> written(some, messages, both.getT1(), both.getT2())));
    }

    private byte[] written(
            List<Ticket> some,
            Map<UUID, List<PastEntry>> messages,
            Map<UUID, ExternalIdentifier> named,
            List<CustomField> custom) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Ticket ticket : some) {
            ExternalIdentifier name = named.getOrDefault(ticket.id(), new ExternalIdentifier(OURS, ticket.number()));
            List<PastEntry> said = messages.getOrDefault(ticket.id(), List.of());
            lines.writeBytes(json.writeValueAsBytes(line(ticket, name, said, custom(ticket, custom))));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** What it shows where it is: a line that says more could not be brought in. */
    private @Nullable JsonNode custom(Ticket ticket, List<CustomField> known) {
        Content content = ticket.content();
        List<CustomField> own = known.stream()
                .filter(field -> field.belongsTo(ticket.type(), content.queue()))
                .toList();
        Map<String, Object> values = content.custom().json(own);
        return values.isEmpty() ? null : json.valueToTree(values);
    }

    private static TicketLine line(
            Ticket ticket, ExternalIdentifier name, List<PastEntry> messages, @Nullable JsonNode custom) {
        Content content = ticket.content();
        Status status = ticket.status();
        return new TicketLine(
                name,
                ticket.number(),
                ticket.type(),
                content.title(),
                content.description(),
                status.state(),
                status.reason(),
                status.resolution(),
                content.impact(),
                content.urgency(),
                content.queue(),
                new TicketLine.Who(ticket.requester().id(), ticket.requester().name()),
                who(ticket.assignee()),
                content.tags().isEmpty() ? null : content.tags(),
                fields(content),
                custom,
                ticket.createdAt(),
                ticket.updatedAt(),
                ticket.acknowledgedAt(),
                status.resolvedAt(),
                messages.stream().map(ExportTickets::said).toList());
    }

    private static @Nullable Map<String, @Nullable String> fields(Content content) {
        Map<String, String> values = content.fields().values();
        return values.isEmpty() ? null : new TreeMap<String, @Nullable String>(values);
    }

    private static TicketLine.@Nullable Who who(@Nullable Person person) {
        return person == null ? null : new TicketLine.Who(person.id(), person.name());
    }

    private static TicketLine.Said said(PastEntry message) {
        return new TicketLine.Said(
                message.at(),
                message.entry().visibility(),
                new TicketLine.Who(message.actor().id(), message.actor().name()),
                String.valueOf(message.entry().body()));
    }
}
