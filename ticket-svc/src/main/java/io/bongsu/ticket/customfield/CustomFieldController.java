package io.bongsu.ticket.customfield;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.platform.web.ETags;
import io.bongsu.ticket.ticket.CustomField;
import io.bongsu.ticket.ticket.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Custom fields over HTTP: read by whoever opens tickets, kept by administrators. */
@RestController
@RequestMapping("/api/v1/custom-fields")
@Tag(name = "custom fields")
class CustomFieldController {
    private static final String KEEP = "hasAuthority('" + Permission.POLICY_WRITE + "')";

    private final KeepFields keeping;

    CustomFieldController(KeepFields keeping) {
        this.keeping = keeping;
    }

    record CustomFieldList(List<CustomField> items) {}

    @GetMapping
    @PreAuthorize("hasAnyAuthority('" + Permission.TICKET_READ + "', '" + Permission.TICKET_REQUEST + "')")
    @Operation(operationId = "listCustomFields", summary = "The tenant's fields in order; requesters see theirs")
    Mono<CustomFieldList> list(@Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        boolean seesAll = Viewer.of(caller).seesAll();
        return keeping.all()
                .map(all -> new CustomFieldList(all.stream()
                        .filter(field -> seesAll || field.forRequesters())
                        .toList()));
    }

    @PostMapping
    @PreAuthorize(KEEP)
    @Operation(
            operationId = "createCustomField",
            summary = "Add a field; at most 30 for a kind of ticket",
            description = "The key of a field that was removed brings that field back, with what tickets say in it.")
    Mono<ResponseEntity<CustomField>> create(@Valid @RequestBody CustomFieldWish wish) {
        return keeping.add(wish)
                .map(field -> ResponseEntity.created(URI.create("/api/v1/custom-fields/" + field.id()))
                        .eTag(ETags.of(field.version()))
                        .body(field));
    }

    @PatchMapping("/{id}")
    @PreAuthorize(KEEP)
    @Operation(
            operationId = "changeCustomField",
            summary = "Change a field (JSON merge patch); If-Match required",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CustomFieldPatch.class))))
    Mono<ResponseEntity<CustomField>> change(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode patch) {
        return keeping.change(id, ETags.required(ifMatch), patch)
                .map(field ->
                        ResponseEntity.ok().eTag(ETags.of(field.version())).body(field));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(KEEP)
    @Operation(operationId = "deleteCustomField", summary = "Remove a field; If-Match required")
    Mono<Void> remove(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return keeping.remove(id, ETags.required(ifMatch));
    }
}
