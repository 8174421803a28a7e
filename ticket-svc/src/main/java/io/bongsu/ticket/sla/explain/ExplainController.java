package io.bongsu.ticket.sla.explain;

import io.bongsu.contracts.access.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** The SLA clock as a pure function over HTTP; the same code runs the clocks of tickets. */
@RestController
@RequestMapping("/api/v1/slas/explain")
@Tag(name = "slas")
class ExplainController {

    @PostMapping
    @PreAuthorize("hasAuthority('" + Permission.TICKET_READ + "')")
    @Operation(
            operationId = "explainSla",
            summary = "What an SLA clock shows at an instant, and why",
            description = "Events after now have not happened yet. Times of calendars are local to their zone; 24:00 is"
                    + " allowed as an end; instants are exact to the millisecond.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ExplainWish.class),
                                            examples = @ExampleObject(name = "Seoul", value = ExplainWish.EXAMPLE))))
    @ApiResponse(
            responseCode = "200",
            description = "The reading",
            content = @Content(schema = @Schema(implementation = ExplainAnswer.class)))
    @ApiResponse(responseCode = "400", description = "Something is written wrongly; errors[] points at it")
    @ApiResponse(responseCode = "422", description = "The calendar never opens long enough, or the answer is too long")
    Mono<ExplainAnswer> explain(@RequestBody JsonNode body) {
        return Mono.fromCallable(() -> ExplainClock.answer(ExplainQuestion.read(body)))
                .subscribeOn(Schedulers.parallel()); // a century of hours takes some milliseconds of computing
    }
}
