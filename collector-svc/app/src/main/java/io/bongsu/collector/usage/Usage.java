package io.bongsu.collector.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bongsu.collector.metrics.LabelUsage;
import io.bongsu.collector.metrics.MetricUsage;
import io.bongsu.collector.metrics.MetricUses;
import io.bongsu.collector.metrics.SenderUsage;
import io.bongsu.collector.metrics.StoreUsage;
import io.bongsu.collector.metrics.TenantUsage;
import io.bongsu.collector.usage.UsageQuestion.By;
import io.bongsu.platform.paging.Page;
import io.bongsu.platform.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers what a tenant's metrics cost. One look serves all questions of some seconds: pages of it fit together. */
@Component
class Usage {
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int TENANTS = 100;
    private static final int TOP = 5;

    private final StoreUsage store;
    private final MetricUses uses;
    private final Cache<UUID, TenantUsage> looks =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(TENANTS).build();

    Usage(StoreUsage store, MetricUses uses) {
        this.store = store;
        this.uses = uses;
    }

    Mono<UsagePage> page(UsageQuestion question) {
        return uses.ready()
                .then(Tenant.current())
                .flatMap(tenant ->
                        Mono.fromCallable(() -> page(tenant.id(), question)).subscribeOn(Schedulers.parallel()));
    }

    private UsagePage page(UUID tenant, UsageQuestion question) {
        TenantUsage look = looks.get(tenant, store::of);
        List<UsageItem> all = items(tenant, look, question)
                .filter(item -> item.name().toLowerCase(Locale.ROOT).contains(question.q()))
                .sorted(question.order().comparator())
                .toList();
        List<UsageItem> rest = question.cursor()
                .map(place -> all.stream()
                        .filter(item -> question.order().isAfter(item, place))
                        .toList())
                .orElse(all);
        int limit = question.page().limit();
        Page<UsageItem> page = Page.of(rest.stream().limit(limit + 1L).toList(), limit, question.order()::place);
        if (question.by() == By.LABEL && question.metric().isEmpty()) {
            page = page.map(item -> item.withTop(store.topValues(tenant, item.name(), TOP)));
        }
        return new UsagePage(page.items(), page.next(), all.size(), total(look, question.unusedForDays()));
    }

    private Stream<UsageItem> items(UUID tenant, TenantUsage look, UsageQuestion question) {
        return switch (question.by()) {
            case METRIC -> {
                Instant since = look.at().minus(Duration.ofDays(question.unusedForDays()));
                yield look.metrics().stream()
                        .filter(metric -> !question.unusedOnly() || metric.isUnusedSince(since))
                        .map(metric -> item(look, metric));
            }
            case LABEL ->
                (question.metric().isEmpty() ? look.labels() : store.labelsOf(tenant, question.metric()))
                        .stream().map(Usage::item);
            case SENDER -> look.senders().stream().map(sender -> item(look, sender));
        };
    }

    private static UsageItem item(TenantUsage look, MetricUsage metric) {
        return new UsageItem(
                metric.name(),
                null,
                metric.kind(),
                metric.unit(),
                metric.series(),
                perSecond(metric.samples(), look),
                perHour(metric.fresh(), look),
                null,
                null,
                metric.knownSince(),
                metric.askedAt());
    }

    private static UsageItem item(LabelUsage label) {
        return new UsageItem(
                label.name(), null, null, null, label.series(), null, null, label.values(), null, null, null);
    }

    private static UsageItem item(TenantUsage look, SenderUsage sender) {
        return new UsageItem(
                sender.source().name(),
                sender.source().id(),
                sender.source().kind().name().toLowerCase(Locale.ROOT),
                null,
                sender.series(),
                perSecond(sender.samples(), look),
                null,
                null,
                null,
                null,
                null);
    }

    private static UsageTotal total(TenantUsage look, int unusedForDays) {
        Instant since = look.at().minus(Duration.ofDays(unusedForDays));
        List<MetricUsage> unused = look.metrics().stream()
                .filter(metric -> metric.isUnusedSince(since))
                .toList();
        return new UsageTotal(
                look.metrics().size(),
                look.labels().size(),
                look.senders().size(),
                look.metrics().stream().mapToLong(MetricUsage::series).sum(),
                perSecond(
                        look.metrics().stream().mapToLong(MetricUsage::samples).sum(), look),
                perHour(look.metrics().stream().mapToLong(MetricUsage::fresh).sum(), look),
                unused.size(),
                unused.stream().mapToLong(MetricUsage::series).sum(),
                perSecond(unused.stream().mapToLong(MetricUsage::samples).sum(), look),
                unusedForDays,
                look.samplesSince(),
                look.freshSince());
    }

    private static double perSecond(long samples, TenantUsage look) {
        return rate(samples, look.samplesSince(), look.at(), SECOND);
    }

    private static double perHour(long fresh, TenantUsage look) {
        return rate(fresh, look.freshSince(), look.at(), HOUR);
    }

    /**
     * To three decimals: what is shown is what is sorted by. Of less time than the unit it is what was counted: a start, when
     * everything is new, must not look like a flood.
     */
    private static double rate(long counted, Instant since, Instant at, Duration unit) {
        double units = Math.max(1, Duration.between(since, at).toMillis() / (double) unit.toMillis());
        return Math.round(counted * 1_000 / units) / 1_000.0;
    }
}
