package io.bongsu.billing.cost;

import io.bongsu.contracts.access.Permission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "costs", description = "Exact sums of what is active")
class CostController {
    private final AnswerCosts costs;

    CostController(AnswerCosts costs) {
        this.costs = costs;
    }

    @GetMapping("/api/v1/costs")
    @PreAuthorize("hasAuthority('" + Permission.COST_READ + "')")
    @Operation(
            operationId = "getCosts",
            summary = "What did it cost?",
            description = "Without from and to: the last month that has data. Any groupBy field is a filter too, e.g."
                    + " serviceName=Compute; an empty value asks for charges that name none. At most 10,000 rows.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "First day, e.g. 2026-11-01 (UTC)")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "The day after the last one, e.g. 2026-12-01")
    @Parameter(
            name = "groupBy",
            in = ParameterIn.QUERY,
            description =
                    "Comma separated: serviceName, serviceCategory, providerName, billingAccountId,"
                            + " billingAccountName, subAccountId, subAccountName, regionId, resourceId, chargeCategory, day, month")
    @Parameter(
            name = "metric",
            in = ParameterIn.QUERY,
            description = "billedCost (default), effectiveCost, listCost or contractedCost")
    Mono<CostReport> getCosts(@Parameter(hidden = true) @RequestParam MultiValueMap<String, String> query) {
        return costs.answer(CostQuery.of(query));
    }
}
