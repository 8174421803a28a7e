package io.bongsu.ticket.attachment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.blob.Blobs;
import io.bongsu.ticket.history.Actor;
import io.bongsu.ticket.history.Entry;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Person;
import io.bongsu.ticket.ticket.Ticket;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A person puts a file on a ticket, or takes one away. Its name stands on the timeline and is found like words of a message. */
@Component
class AttachFile {
    private final Tickets tickets;
    private final AttachmentRepository attachments;
    private final Blobs blobs;
    private final TenantTransaction transaction;
    private final AttachmentProperties properties;

    AttachFile(
            Tickets tickets,
            AttachmentRepository attachments,
            Blobs blobs,
            TenantTransaction transaction,
            AttachmentProperties properties) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.blobs = blobs;
        this.transaction = transaction;
        this.properties = properties;
    }

    /** Whether there is such a ticket, and room on it, is asked before the first byte is read. */
    Mono<Attachment> attach(
            String idOrNumber, Visibility visibility, @Nullable Long announced, Flux<PartEvent> parts, Caller caller) {
        if (visibility == Visibility.INTERNAL && !caller.may(Permission.TICKET_WRITE)) {
            throw new AccessDeniedException("internal files are for those who work on tickets");
        }
        long limit = properties.largestFile().toBytes();
        if (announced != null && announced > limit + (1 << 16)) { // a form's own lines are not the file's
            throw Failures.tooLarge("A file is at most " + (limit >> 20) + " MiB.");
        }
        return transaction
                .run(tickets.find(idOrNumber, Viewer.of(caller)).flatMap(this::withRoom))
                .then(Upload.of(parts, blobs, limit))
                .flatMap(upload -> keep(idOrNumber, visibility, upload, caller)
                        .onErrorResume(e -> blobs.forget(upload.blob().id()).then(Mono.error(e))));
    }

    private Mono<Ticket> withRoom(Ticket ticket) {
        return attachments
                .of(ticket.id(), true)
                .count()
                .flatMap(some -> some < properties.most()
                        ? Mono.just(ticket)
                        : Mono.error(new AttachmentFailure.TooMany(properties.most())));
    }

    private Mono<Attachment> keep(String idOrNumber, Visibility visibility, Upload upload, Caller caller) {
        String name = FileName.cleaned(upload.name());
        String type = FileType.of(upload.blob().head());
        if (FileType.isDisguised(name, type)) {
            return Mono.error(new AttachmentFailure.Disguised(name, type));
        }
        return transaction.run(tickets.find(idOrNumber, Viewer.of(caller)).flatMap(written -> {
            Attachment file = new Attachment(
                    UuidCreator.getTimeOrderedEpochPlus1(),
                    written.id(),
                    upload.blob().id(),
                    name,
                    type,
                    upload.blob().size(),
                    visibility,
                    new Person(caller.id(), caller.name()),
                    tickets.now());
            return tickets.speaksFor(written)
                    .flatMap(spokesman -> tickets.locked(spokesman.id()))
                    .flatMap(this::withRoom)
                    .flatMap(ticket -> blobs.keep(upload.blob())
                            .then(attachments.add(file))
                            .then(tickets.note(
                                    ticket,
                                    written.id(),
                                    Actor.of(caller),
                                    Entry.attached(visibility, name, file.id()))))
                    .thenReturn(file);
        }));
    }

    /** The bytes are gone; that there was a file stays on the timeline. */
    Mono<Void> remove(String idOrNumber, UUID id, Caller caller) {
        return transaction.run(tickets.find(idOrNumber, Viewer.of(caller))
                .flatMap(ticket -> attachments
                        .find(ticket.id(), id, true)
                        .switchIfEmpty(missing())
                        .flatMap(file -> attachments
                                .delete(id)
                                .then(blobs.forget(file.blobId()))
                                .then(tickets.note(
                                        ticket, Actor.of(caller), Entry.detached(file.visibility(), file.name(), id)))))
                .then());
    }

    static <T> Mono<T> missing() {
        return Mono.error(() -> Failures.notFound("attachment"));
    }
}
