package io.bongsu.ticket.reply;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Canned replies over HTTP. */
@RestController
@Tag(name = "replies")
class ReplyController {
    private static final String WORK = "hasAuthority('" + Permission.TICKET_WRITE + "')";
    private static final String READ = "hasAuthority('" + Permission.TICKET_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final Replies replies;

    ReplyController(Replies replies) {
        this.replies = replies;
    }

    @GetMapping("/api/v1/replies")
    @PreAuthorize(READ)
    @Operation(operationId = "listReplies", summary = "All canned replies with their variables")
    Mono<Page<CannedReply>> list() {
        return replies.all().map(all -> new Page<>(all, null, null));
    }

    @GetMapping("/api/v1/tickets/{idOrNumber}/replies")
    @PreAuthorize(WORK)
    @Operation(operationId = "listTicketReplies", summary = "Canned replies as they would read on this ticket")
    Mono<Page<CannedReply>> filled(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return replies.filled(idOrNumber, caller).map(all -> new Page<>(all, null, null));
    }

    @PostMapping("/api/v1/replies")
    @PreAuthorize(WRITE)
    @Operation(operationId = "createReply", summary = "Keep a reply; 409 when its shortcut is taken")
    Mono<ResponseEntity<CannedReply>> create(@Valid @RequestBody ReplyWish wish) {
        return replies.create(wish)
                .map(reply -> ResponseEntity.created(URI.create("/api/v1/replies/" + reply.id()))
                        .eTag(ETags.of(1))
                        .body(reply));
    }

    @PutMapping("/api/v1/replies/{id}")
    @PreAuthorize(WRITE)
    @Operation(operationId = "changeReply", summary = "Replace a reply; If-Match required")
    Mono<ResponseEntity<CannedReply>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ReplyWish wish) {
        return replies.change(id, ETags.required(ifMatch), wish)
                .map(reply ->
                        ResponseEntity.ok().eTag(ETags.of(reply.version())).body(reply));
    }

    @DeleteMapping("/api/v1/replies/{id}")
    @PreAuthorize(WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteReply", summary = "Remove a reply; If-Match required")
    Mono<Void> delete(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return replies.delete(id, ETags.required(ifMatch));
    }
}
