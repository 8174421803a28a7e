package io.bongsu.event.rule;

import io.bongsu.event.rule.Rule.Origin;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules every tenant begins with, given once each: what a person deletes or changes stays so. */
@Component
public class DefaultRules {
    static final Map<String, RuleDraft> RULES = rules();

    private final RuleRepository repository;
    private final ChangeRules rules;
    private final Clock clock;
    private final Set<UUID> given = ConcurrentHashMap.newKeySet();

    DefaultRules(RuleRepository repository, ChangeRules rules, Clock clock) {
        this.repository = repository;
        this.rules = rules;
        this.clock = clock;
    }

    /** Call it in a transaction of the tenant; the second time it costs nothing. */
    public Mono<Void> give() {
        return Tenant.current()
                .filter(tenant -> !given.contains(tenant.id()))
                .flatMap(tenant -> repository
                        .give(RULES.keySet(), clock.instant())
                        .collectList()
                        .flatMap(codes -> codes.isEmpty() ? known(tenant) : create(codes)));
    }

    /** Somebody gave them before, and that has committed. */
    private Mono<Void> known(Tenant tenant) {
        return Mono.fromRunnable(() -> given.add(tenant.id()));
    }

    private Mono<Void> create(List<String> codes) {
        return Flux.fromIterable(codes).concatMap(this::create).then();
    }

    private Mono<Rule> create(String code) {
        RuleDraft draft = RULES.get(code);
        return draft == null ? Mono.empty() : rules.create(draft, Origin.DEFAULT);
    }

    /**
     * Selectors leave out what says the opposite: senders split utilisation by mode or state, and an idle processor is at
     * 100 % idle. Absent labels count as empty.
     */
    private static Map<String, RuleDraft> rules() {
        Map<String, RuleDraft> rules = new LinkedHashMap<>();
        rules.put(
                "host-cpu",
                new RuleDraft(
                        "Host CPU is busy",
                        true,
                        "{\"system.cpu.utilization\", \"cpu.mode\"!=\"idle\", \"state\"!=\"idle\"}",
                        null,
                        new Condition(Op.GT, 0.9, 0.8),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        4,
                        "CPU of {{entity.name}} is at {{value.percent}}"));
        rules.put(
                "host-memory",
                new RuleDraft(
                        "Host memory is full",
                        true,
                        "{\"system.memory.utilization\", \"system.memory.state\"=~\"|used\", \"state\"=~\"|used\"}",
                        null,
                        new Condition(Op.GT, 0.95, 0.9),
                        Duration.ofMinutes(2),
                        null,
                        4,
                        "Memory of {{entity.name}} is at {{value.percent}}"));
        rules.put("host-filesystem", filesystem("File system is filling up", 0.9, 0.88, 3));
        rules.put("host-filesystem-full", filesystem("File system is full", 0.97, 0.95, 5));
        rules.put(
                "service-errors",
                new RuleDraft(
                        "Service answers with errors",
                        true,
                        "sum by (\"service.name\", \"service.namespace\") "
                                + "(rate({\"http.server.request.duration_count\", \"http.response.status_code\"=~\"5..\"}[1m]))",
                        null,
                        new Condition(Op.GT, 0.2, 0.05),
                        Duration.ofMinutes(1),
                        null,
                        4,
                        "{{entity.name}} answers {{value}} requests a second with an error"));
        return Collections.unmodifiableMap(rules);
    }

    private static RuleDraft filesystem(String name, double value, double recover, int severity) {
        return new RuleDraft(
                name,
                true,
                "{\"system.filesystem.utilization\", \"system.filesystem.state\"=~\"|used\", \"state\"=~\"|used\", "
                        + "\"system.filesystem.mode\"!=\"ro\", \"mode\"!=\"ro\"}",
                null,
                new Condition(Op.GT, value, recover),
                Duration.ofMinutes(1),
                null,
                severity,
                "File system {{labels.system.filesystem.mountpoint}} of {{entity.name}} is at {{value.percent}}");
    }
}
