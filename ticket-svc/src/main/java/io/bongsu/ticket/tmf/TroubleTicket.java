package io.bongsu.ticket.tmf;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TroubleTicket of TMF621 v5. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TroubleTicket(
        @JsonProperty("@type") String type,
        String id,
        String href,
        String name,
        String description,
        String severity,
        String ticketType,
        String priority,
        TroubleStatus status,
        @Nullable String statusChangeReason,
        Instant creationDate,
        Instant lastUpdate,
        @Nullable Instant resolutionDate,
        List<ExternalId> externalIdentifier,
        List<Related> relatedParty,
        List<Note> note) {

    private static final int BRIEFLY = 4_000;

    /** For events, whose bodies are small: who wants the notes or a long description asks for the ticket. */
    TroubleTicket briefly() {
        String text = description.length() > BRIEFLY ? description.substring(0, BRIEFLY) : description;
        return new TroubleTicket(
                type,
                id,
                href,
                name,
                text,
                severity,
                ticketType,
                priority,
                status,
                null,
                creationDate,
                lastUpdate,
                resolutionDate,
                externalIdentifier,
                relatedParty,
                List.of());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExternalId(
            @JsonProperty("@type") String type,
            @Nullable String owner,
            @Nullable String externalIdentifierType,
            String id) {}

    record Note(@JsonProperty("@type") String type, String id, String author, Instant date, String text) {}

    record Related(@JsonProperty("@type") String type, String role, Party partyOrPartyRole) {
        static Related of(String role, String id, String name) {
            return new Related("RelatedPartyRefOrPartyRoleRef", role, new Party("PartyRef", "Individual", id, name));
        }
    }

    record Party(
            @JsonProperty("@type") String type,
            @JsonProperty("@referredType") String referredType,
            String id,
            String name) {}
}
