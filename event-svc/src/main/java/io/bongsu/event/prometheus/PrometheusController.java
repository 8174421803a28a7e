package io.bongsu.event.prometheus;

import io.bongsu.contracts.access.Permission;
import io.bongsu.event.prometheus.StandingRules.Stand;
import io.bongsu.event.rule.ListedRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The part of Prometheus' HTTP API that is about rules. Not in our OpenAPI: Prometheus publishes it. */
@RestController
@Hidden
@RequestMapping("/prometheus/api/v1")
class PrometheusController {
    private static final String CUT = "only the first " + StandingRules.MOST_ALERTS + " alerts are told";

    private final StandingRules rules;

    PrometheusController(StandingRules rules) {
        this.rules = rules;
    }

    @GetMapping("/rules")
    @PreAuthorize("hasAuthority('" + Permission.RULE_READ + "') and hasAuthority('" + Permission.ALERT_READ + "')")
    Mono<PrometheusAnswer> prometheusRules(@RequestParam MultiValueMap<String, String> query) {
        RuleFilter filter = RuleFilter.from(query);
        return rules.now()
                .map(stand -> answer(
                        Map.of(
                                "groups",
                                Stream.of("default", "user")
                                        .filter(filter::takesGroup)
                                        .map(origin -> group(origin, stand, filter))
                                        .filter(group -> !group.rules().isEmpty())
                                        .toList()),
                        stand));
    }

    private static RuleGroup group(String origin, Stand stand, RuleFilter filter) {
        List<PrometheusRule> found = stand.rules().stream()
                .filter(rule -> rule.origin().equals(origin))
                .filter(rule -> filter.takesRule(rule.rule().name()))
                .map(stand::rule)
                .map(rule -> filter.withAlerts() ? rule : rule.withoutAlerts())
                .toList();
        return RuleGroup.of(origin, found);
    }

    @GetMapping("/alerts")
    @PreAuthorize("hasAuthority('" + Permission.ALERT_READ + "')")
    Mono<PrometheusAnswer> prometheusAlerts() {
        return rules.now().map(stand -> answer(Map.of("alerts", alerts(stand)), stand));
    }

    private static List<PrometheusAlert> alerts(Stand stand) {
        return stand.rules().stream()
                .flatMap((ListedRule rule) -> stand.alerts(rule).stream())
                .toList();
    }

    private static PrometheusAnswer answer(Object data, Stand stand) {
        return PrometheusAnswer.success(data, stand.cut() ? CUT : null);
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    PrometheusAnswer badParameter(RuleFilter.BadParameter wrong) {
        return PrometheusAnswer.badData(String.valueOf(wrong.getMessage()));
    }
}
