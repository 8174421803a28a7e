package io.bongsu.ticket.tmf;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.security.Caller;
import io.bongsu.ticket.tmf.TroubleOperations.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done to a troubleTicket of TMF621 v5 once it is there. */
@RestController
@RequestMapping(ReadTrouble.BASE + "/troubleTicket/{id}")
@PreAuthorize("hasAuthority('" + Permission.TICKET_WRITE + "')")
@Tag(name = "troubleTicket", description = "TM Forum TMF621 v5 façade")
class ChangeTroubleController {
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";

    private final WriteTrouble writing;
    private final TroubleOperations operations;
    private final TroubleFields showing;

    ChangeTroubleController(WriteTrouble writing, TroubleOperations operations, TroubleFields showing) {
        this.writing = writing;
        this.operations = operations;
        this.showing = showing;
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    @Operation(
            operationId = "patchTroubleTicket",
            summary = "Change it, add notes, bring it to another status (JSON merge patch, JSON patch)",
            description =
                    "JSON patch: up to 50 operations, test before add and replace of /name, /description, /severity,"
                            + " /status, /statusChangeReason, and add to /note/-; a test that does not hold is a 409.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = TroubleTicketPatch.class)),
                                @Content(
                                        mediaType = MERGE_PATCH,
                                        schema = @Schema(implementation = TroubleTicketPatch.class)),
                                @Content(
                                        mediaType = JSON_PATCH,
                                        array = @ArraySchema(schema = @Schema(type = "object")))
                            }),
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(schema = @Schema(implementation = TroubleTicket.class))))
    Mono<ObjectNode> change(
            @PathVariable String id,
            @Valid @RequestBody TroubleTicketPatch patch,
            @RequestParam(required = false) @Nullable String fields,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return writing.change(id, new Wanted(List.of(), patch), caller).map(changed -> showing.shown(changed, fields));
    }

    @PatchMapping(consumes = JSON_PATCH)
    @Operation(hidden = true) // OpenAPI has one operation of a method: the one above tells of both
    Mono<ObjectNode> changeByOperations(
            @PathVariable String id,
            @RequestBody JsonNode body,
            @RequestParam(required = false) @Nullable String fields,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return writing.change(id, operations.read(body), caller).map(changed -> showing.shown(changed, fields));
    }

    /** Without it other content types would come to no method of this room, and their error not be of its shape. */
    @PatchMapping
    @Operation(hidden = true)
    Mono<ObjectNode> changeByOther(@PathVariable String id) {
        List<MediaType> known = Stream.of(MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH, JSON_PATCH)
                .map(MediaType::parseMediaType)
                .toList();
        return Mono.error(new UnsupportedMediaTypeStatusException(null, known, null, HttpMethod.PATCH));
    }

    @DeleteMapping
    @Operation(
            operationId = "deleteTroubleTicket",
            summary = "Refused: what happened to a ticket is kept. Bring it to the status cancelled instead",
            responses =
                    @ApiResponse(
                            responseCode = "405",
                            content = @Content(schema = @Schema(implementation = TmfError.class))))
    Mono<ResponseEntity<TmfError>> delete(@PathVariable String id) {
        return Mono.just(ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .allow(HttpMethod.GET, HttpMethod.PATCH)
                .contentType(MediaType.APPLICATION_JSON)
                .body(TmfError.of(
                        HttpStatus.METHOD_NOT_ALLOWED.value(),
                        "Trouble tickets are not deleted",
                        "What happened to a ticket is kept; bring " + id + " to the status cancelled instead.",
                        "/problems/not-deleted")));
    }
}
