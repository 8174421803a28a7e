package io.bongsu.ticket.tmf;

import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.bongsu.ticket.webhook.EventBody;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells hubs what happened in TM Forum's words: the event and the whole trouble ticket as it stands when it is told. */
@Component
class TmfEventBody implements EventBody {
    static final String FORMAT = "tmf621";
    /** Nobody asks for it: what a hub is told is what staff may read of a ticket, without internal notes. */
    private static final Viewer HUB = new Viewer(FORMAT, true);

    private final Tickets tickets;
    private final ReadTrouble trouble;
    private final JsonMapper json;

    TmfEventBody(Tickets tickets, ReadTrouble trouble, JsonMapper json) {
        this.tickets = tickets;
        this.trouble = trouble;
        this.json = json;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public Mono<String> of(ObjectNode event) {
        JsonNode data = event.get("data");
        String type = type(event.get("type").asString(), data);
        return tickets.find(data.get("ticketId").asString(), HUB)
                .flatMap(trouble::one)
                .map(ticket -> json.writeValueAsString(json.createObjectNode()
                        .put("@type", type)
                        .put("eventId", event.get("id").asString())
                        .put("eventTime", event.get("time").asString())
                        .put("eventType", type)
                        .set(
                                "event",
                                json.createObjectNode().set("troubleTicket", json.valueToTree(ticket.briefly())))));
    }

    private static String type(String ours, JsonNode data) {
        if (ours.endsWith(".opened.v1")) {
            return "TroubleTicketCreateEvent";
        }
        if (ours.endsWith(".resolved.v1")) {
            return "TroubleTicketResolvedEvent";
        }
        boolean status = data.path("changed")
                .valueStream()
                .anyMatch(field -> field.asString("").equals("state"));
        return status ? "TroubleTicketStatusChangeEvent" : "TroubleTicketAttributeValueChangeEvent";
    }
}
