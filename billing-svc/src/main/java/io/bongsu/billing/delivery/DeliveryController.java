package io.bongsu.billing.delivery;

import io.bongsu.contracts.access.Permission;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.paging.PageRequest;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.tenancy.TenantTransaction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "deliveries", description = "Cost files: handed in, checked, active as a whole or not at all")
class DeliveryController {
    private static final String READ = "hasAuthority('" + Permission.COST_READ + "')";
    private static final String WRITE = "hasAuthority('" + Permission.COST_WRITE + "')";
    private static final int ERRORS_IN_LISTS = 10;
    private static final int LONGEST_NAME = 200;

    private final ReceiveDelivery receive;
    private final DeliveryRepository deliveries;
    private final TenantTransaction transaction;
    private final DeliveryProperties properties;

    DeliveryController(
            ReceiveDelivery receive,
            DeliveryRepository deliveries,
            TenantTransaction transaction,
            DeliveryProperties properties) {
        this.receive = receive;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.properties = properties;
    }

    @PostMapping(
            consumes = {
                "text/csv",
                "application/csv",
                "application/gzip",
                "application/x-gzip",
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    @PreAuthorize(WRITE)
    @Operation(
            operationId = "receiveDelivery",
            summary = "Hand in a FOCUS cost file (1.0 to 1.3, CSV, plain or gzip)",
            description =
                    "Replaces what the same name said before about the same provider, billing accounts and billing"
                            + " periods, as a whole and at once. One bad row rejects the whole file, with a report.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = "application/gzip",
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "multipart/form-data",
                                        schema = @Schema(implementation = FileForm.class))
                            }))
    @ApiResponse(responseCode = "202", description = "Received; the import runs, follow Location")
    @ApiResponse(responseCode = "200", description = "The very same file is active already; nothing changes")
    Mono<ResponseEntity<DeliveryView>> receiveDelivery(
            @Parameter(description = "The export this file is an edition of; default: default")
                    @RequestParam(defaultValue = "default")
                    String name,
            @Parameter(hidden = true) @RequestHeader(value = HttpHeaders.CONTENT_LENGTH, required = false) @Nullable
                    Long length,
            @org.springframework.web.bind.annotation.RequestBody(required = false) Flux<DataBuffer> body) {
        return take(name, length, body);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WRITE)
    @Operation(hidden = true)
    Mono<ResponseEntity<DeliveryView>> receiveDeliveryForm(
            @RequestParam(defaultValue = "default") String name,
            @RequestHeader(value = HttpHeaders.CONTENT_LENGTH, required = false) @Nullable Long length,
            @org.springframework.web.bind.annotation.RequestBody Flux<PartEvent> parts) {
        return take(name, length, FilePart.of(parts));
    }

    /** The form a browser sends. */
    record FileForm(
            @Schema(type = "string", format = "binary") String file) {}

    @GetMapping
    @PreAuthorize(READ)
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "1 to 200, usually 50")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "next of the page before")
    @Parameter(name = "count", in = ParameterIn.QUERY, description = "none (default), estimate or exact")
    Mono<Page<DeliveryView>> listDeliveries(
            @Parameter(description = "running, active, rejected or superseded")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        PageRequest page = PageRequest.from(query);
        DeliveryState only = state == null ? null : state(state);
        Mono<Page<DeliveryView>> found = deliveries
                .newest(only, page)
                .map(rows -> Page.of(rows, page.limit(), last -> List.of(last.receivedAt(), last.id())))
                .map(rows -> rows.map(DeliveryController::brief));
        return transaction.run(
                page.count() == PageRequest.Count.NONE
                        ? found
                        : found.flatMap(rows -> deliveries.count(only).map(rows::withCount)));
    }

    @GetMapping("/{id}")
    @PreAuthorize(READ)
    @Operation(operationId = "getDelivery", summary = "One delivery with its report")
    Mono<DeliveryView> getDelivery(@PathVariable UUID id) {
        return transaction
                .run(deliveries.find(id))
                .map(DeliveryView::of)
                .switchIfEmpty(Mono.error(() -> Failures.notFound("delivery")));
    }

    private Mono<ResponseEntity<DeliveryView>> take(String name, @Nullable Long length, Flux<DataBuffer> body) {
        long limit = properties.largestFile().toBytes();
        if (length != null && length > limit + (1 << 16)) { // a form's own lines are not the file's
            return Mono.error(Uploads.tooLarge(limit));
        }
        return receive.receive(checked(name), body).map(DeliveryController::answer);
    }

    private static ResponseEntity<DeliveryView> answer(ReceiveDelivery.Received received) {
        Delivery delivery = received.delivery();
        boolean done = received.known() && delivery.state() == DeliveryState.ACTIVE;
        return ResponseEntity.status(done ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/deliveries/" + delivery.id()))
                .body(DeliveryView.of(delivery));
    }

    private static String checked(String name) {
        String text = name.strip();
        if (text.isEmpty() || text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw Failures.invalid("name", "out-of-range", "1 to " + LONGEST_NAME + " printable characters.");
        }
        return text;
    }

    private static DeliveryState state(String word) {
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Failures.invalid(
                        "state", "unknown-value", "state is running, active, rejected or superseded."));
    }

    private static DeliveryView brief(Delivery delivery) {
        return DeliveryView.of(new Delivery(
                delivery.id(),
                delivery.name(),
                delivery.state(),
                delivery.reason(),
                delivery.progress(),
                delivery.bytesTotal(),
                delivery.receivedAt(),
                delivery.activatedAt(),
                delivery.report().withErrors(ERRORS_IN_LISTS)));
    }
}
