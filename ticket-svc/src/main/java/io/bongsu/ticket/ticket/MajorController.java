package io.bongsu.ticket.ticket;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Major incidents over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/major-incident")
@Tag(name = "tickets")
class MajorController {
    private final DeclareMajor declaring;

    MajorController(DeclareMajor declaring) {
        this.declaring = declaring;
    }

    @PostMapping
    @PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
    @Operation(
            operationId = "declareMajorIncident",
            summary = "Say that an incident is a major one, or is none any more; If-Match required",
            description = "The tenant's checklist is copied to it the first time. Rules do not close major incidents.")
    Mono<ResponseEntity<TicketDetail>> declare(
            @PathVariable String idOrNumber,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MajorWish wish,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return declaring
                .declare(idOrNumber, ETags.required(ifMatch), wish, caller)
                .map(ticket ->
                        ResponseEntity.ok().eTag(ETags.of(ticket.version())).body(ticket));
    }
}
