package io.bongsu.ticket.automation;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Macros on a ticket, over HTTP. */
@RestController
@RequestMapping("/api/v1/tickets/{idOrNumber}/macros")
@Tag(name = "automation")
class MacroController {
    private static final String WRITE = "hasAuthority('" + Permission.TICKET_WRITE + "')";

    private final UseMacro macros;

    MacroController(UseMacro macros) {
        this.macros = macros;
    }

    /** A macro that may be used. */
    record Offered(UUID id, String name) {}

    @GetMapping
    @PreAuthorize(WRITE)
    @Operation(operationId = "listTicketMacros", summary = "The macros whose condition holds for the ticket")
    Mono<Page<Offered>> list(
            @PathVariable String idOrNumber, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return macros.offered(idOrNumber, caller)
                .map(all -> new Page<>(
                        all.stream()
                                .map(macro -> new Offered(macro.id(), macro.name()))
                                .toList(),
                        null,
                        null));
    }

    @PostMapping("/{id}/preview")
    @PreAuthorize(WRITE)
    @Operation(operationId = "previewTicketMacro", summary = "What the macro would change and write; nothing is done")
    Mono<PlanView> preview(
            @PathVariable String idOrNumber,
            @PathVariable UUID id,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return macros.preview(idOrNumber, id, caller);
    }

    @PostMapping("/{id}")
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "useTicketMacro",
            summary = "Use the macro as the caller, in one change; If-Match required",
            description = "412 when somebody changed the same fields since, or anything when it moves the ticket.")
    Mono<ResponseEntity<PlanView>> use(
            @PathVariable String idOrNumber,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return macros.use(idOrNumber, id, ETags.required(ifMatch), caller)
                .map(done -> ResponseEntity.ok().eTag(ETags.of(done.version())).body(done));
    }
}
