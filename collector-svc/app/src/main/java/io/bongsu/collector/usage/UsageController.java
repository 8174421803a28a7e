package io.bongsu.collector.usage;

import io.bongsu.contracts.access.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/metrics/usage")
@Tag(name = "Usage of metrics", description = "What is stored, what it costs, and what nobody asks for")
@PreAuthorize("hasAuthority('" + Permission.TELEMETRY_READ + "')")
class UsageController {
    private final Usage usage;

    UsageController(Usage usage) {
        this.usage = usage;
    }

    @GetMapping
    @Operation(operationId = "metricUsage", summary = "Series and samples by metric, label or sender, most first")
    @Parameter(
            name = "by",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"metric", "label", "sender"},
                            defaultValue = "metric"))
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "-newSeriesPerHour of metrics, -values of labels, -samplesPerSecond not of labels",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"-series", "-samplesPerSecond", "-newSeriesPerHour", "-values", "name"}))
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "what the name contains",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "metric",
            in = ParameterIn.QUERY,
            description = "with by=label: labels of this metric only",
            schema = @Schema(type = "string"))
    @Parameter(
            name = "unusedForDays",
            in = ParameterIn.QUERY,
            description = "with by=metric: only those that no query, rule or watch selected in so many days",
            schema = @Schema(type = "integer", minimum = "1", maximum = "90"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "next of the page before",
            schema = @Schema(type = "string"))
    Mono<UsagePage> metricUsage(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        return usage.page(UsageQuestion.from(query));
    }
}
