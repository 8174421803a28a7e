package io.bongsu.ticket.attachment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * A file on a ticket.
 *
 * @param name cleaned of what hides or turns
 * @param mediaType seen in it, not taken from its name
 */
record Attachment(
        UUID id,
        UUID ticketId,
        @JsonIgnore UUID blobId,
        String name,
        String mediaType,
        long size,
        Visibility visibility,
        Person uploadedBy,
        Instant createdAt) {}
