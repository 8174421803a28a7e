package io.bongsu.ticket.attachment;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.bongsu.ticket.blob.Blobs;
import io.bongsu.ticket.history.Visibility;
import io.bongsu.ticket.ticket.Tickets;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of tickets over HTTP. A download is a file to be saved: no browser shows or runs it in our name. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/attachments")
@Tag(name = "attachments", description = "Files on tickets")
class AttachmentController {
    private static final String READ_OR_OWN =
            "hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')";
    private static final String WRITE_OR_REQUEST =
            "hasAnyAuthority('" + Permission.TICKET_WRITE + "', '" + Permission.TICKET_REQUEST + "')";

    private final AttachFile attach;
    private final AttachmentRepository attachments;
    private final Tickets tickets;
    private final Blobs blobs;
    private final TenantTransaction transaction;

    AttachmentController(
            AttachFile attach,
            AttachmentRepository attachments,
            Tickets tickets,
            Blobs blobs,
            TenantTransaction transaction) {
        this.attach = attach;
        this.attachments = attachments;
        this.tickets = tickets;
        this.blobs = blobs;
        this.transaction = transaction;
    }

    /** The form a browser sends. */
    record FileForm(
            @Schema(type = "string", format = "binary") String file) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(WRITE_OR_REQUEST)
    @Operation(
            operationId = "attachFile",
            summary = "Put a file on a ticket; requesters do so publicly on their own",
            description =
                    "One part named file, at most 25 MiB unless the operator says otherwise. What it is, is seen in"
                            + " it; a name that says something else is a 422.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = FileForm.class))))
    Mono<Attachment> attach(
            @PathVariable String idOrNumber,
            @Parameter(description = "public or internal; always said, like that of a message") @RequestParam
                    String visibility,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.CONTENT_LENGTH, required = false) @Nullable
                    Long length,
            @org.springframework.web.bind.annotation.RequestBody Flux<PartEvent> parts,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return attach.attach(idOrNumber, visibility(visibility), length, parts, caller);
    }

    private static Visibility visibility(String word) {
        return switch (word) {
            case "public" -> Visibility.PUBLIC;
            case "internal" -> Visibility.INTERNAL;
            default -> throw Failures.invalid("visibility", "unknown-value", "visibility is public or internal.");
        };
    }

    @GetMapping
    @PreAuthorize(READ_OR_OWN)
    @Operation(
            operationId = "listAttachments",
            summary = "Files of a ticket, the oldest first; requesters see public ones")
    Mono<Page<Attachment>> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Viewer viewer = Viewer.of(caller);
        return tickets.find(idOrNumber, viewer)
                .flatMap(ticket -> attachments.of(ticket.id(), viewer.seesAll()).collectList())
                .map(all -> new Page<>(all, null, null))
                .as(transaction::run);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ_OR_OWN)
    @Operation(operationId = "downloadAttachment", summary = "The file itself, always as a download")
    Mono<ResponseEntity<Flux<DataBuffer>>> download(
            @PathVariable String idOrNumber,
            @PathVariable UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        Viewer viewer = Viewer.of(caller);
        return tickets.find(idOrNumber, viewer)
                .flatMap(ticket -> attachments.find(ticket.id(), id, viewer.seesAll()))
                .switchIfEmpty(AttachFile.missing())
                .as(transaction::run)
                .map(this::answer);
    }

    private ResponseEntity<Flux<DataBuffer>> answer(Attachment file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(FileType.label(file.mediaType())))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(blobs.read(file.blobId(), file.size()).map(DefaultDataBufferFactory.sharedInstance::wrap));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    @Operation(operationId = "removeAttachment", summary = "Take a file away for good; that it was there stays told")
    Mono<Void> remove(
            @PathVariable String idOrNumber,
            @PathVariable UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return attach.remove(idOrNumber, id, caller);
    }
}
