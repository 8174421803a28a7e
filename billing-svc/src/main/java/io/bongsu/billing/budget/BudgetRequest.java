package io.bongsu.billing.budget;

import io.bongsu.billing.charge.Metric;
import io.bongsu.billing.charge.Money;
import io.bongsu.platform.problem.Failures;
import io.bongsu.platform.problem.Violation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A budget as a caller writes it; {@link #checked} makes one, or names everything that is wrong. */
@Schema(name = "BudgetRequest")
record BudgetRequest(
        @Nullable String name,

        @Schema(description = "Decimal string, exact", example = "100.00") @Nullable
        String amount,

        @Schema(example = "USD") @Nullable String currency,

        @Schema(description = "billedCost (default), effectiveCost, listCost, contractedCost") @Nullable
        String metric,

        @Schema(description = "monthly") @Nullable String period,
        @Nullable BudgetScope scope,
        @Nullable List<@Nullable Threshold> thresholds) {

    static final Set<String> FIELDS = Set.of("name", "amount", "currency", "metric", "period", "scope", "thresholds");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SCOPE = 1024;
    private static final int MOST_THRESHOLDS = 10;
    private static final BigDecimal LARGEST_PERCENT = BigDecimal.valueOf(100_000);
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,14}(\\.[0-9]{1,18})?");

    /** @param kind actual; other kinds come later */
    @Schema(name = "BudgetThreshold")
    record Threshold(@Nullable String kind, @Nullable BigDecimal percent) {
        static final String ACTUAL = "actual";
    }

    static BudgetRequest of(Budget budget) {
        return new BudgetRequest(
                budget.name(),
                Money.text(budget.amount()),
                budget.currency(),
                budget.metric().title(),
                BudgetView.MONTHLY,
                budget.scope(),
                budget.thresholds().stream()
                        .<@Nullable Threshold>map(percent -> new Threshold(Threshold.ACTUAL, percent))
                        .toList());
    }

    Budget checked(UUID id) {
        List<Violation> violations = new ArrayList<>();
        String checkedName = text("/name", name, LONGEST_NAME, violations);
        BigDecimal checkedAmount = checkedAmount(violations);
        String checkedCurrency = checkedCurrency(violations);
        Metric checkedMetric = checkedMetric(violations);
        if (period != null && !period.equals(BudgetView.MONTHLY)) {
            violations.add(new Violation("/period", "unknown-value", "period is monthly."));
        }
        BudgetScope checkedScope = checkedScope(violations);
        List<BigDecimal> percents = percents(violations);
        if (!violations.isEmpty()) {
            throw Failures.invalid(violations);
        }
        return new Budget(id, checkedName, checkedAmount, checkedCurrency, checkedMetric, checkedScope, percents, 1);
    }

    private static String text(String pointer, @Nullable String text, int longest, List<Violation> violations) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            violations.add(new Violation(pointer, "required", "A text is required."));
        } else if (stripped.length() > longest || stripped.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation(pointer, "out-of-range", "At most " + longest + " printable characters."));
        }
        return stripped;
    }

    private BigDecimal checkedAmount(List<Violation> violations) {
        if (amount == null || !AMOUNT.matcher(amount).matches() || new BigDecimal(amount).signum() == 0) {
            violations.add(
                    new Violation(
                            "/amount",
                            amount == null ? "required" : "out-of-range",
                            "A decimal string above zero such as \"100.00\"; at most 14 digits before and 18 behind the point."));
            return BigDecimal.ONE;
        }
        return new BigDecimal(amount);
    }

    private String checkedCurrency(List<Violation> violations) {
        boolean known = currency != null
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(code -> code.getCurrencyCode().equals(currency));
        if (!known) {
            violations.add(new Violation(
                    "/currency", currency == null ? "required" : "unknown-value", "An ISO 4217 code such as USD."));
        }
        return currency == null ? "" : currency;
    }

    private Metric checkedMetric(List<Violation> violations) {
        if (metric == null) {
            return Metric.BILLED_COST;
        }
        return Metric.named(metric).orElseGet(() -> {
            violations.add(new Violation(
                    "/metric", "unknown-value", "metric is billedCost, effectiveCost, listCost or contractedCost."));
            return Metric.BILLED_COST;
        });
    }

    private BudgetScope checkedScope(List<Violation> violations) {
        if (scope == null) {
            return BudgetScope.EVERYTHING;
        }
        String service = scope.serviceName() == null
                ? null
                : text("/scope/serviceName", scope.serviceName(), LONGEST_SCOPE, violations);
        String account = scope.billingAccountId() == null
                ? null
                : text("/scope/billingAccountId", scope.billingAccountId(), LONGEST_SCOPE, violations);
        return new BudgetScope(service, account);
    }

    private List<BigDecimal> percents(List<Violation> violations) {
        if (thresholds == null || thresholds.isEmpty() || thresholds.size() > MOST_THRESHOLDS) {
            violations.add(new Violation(
                    "/thresholds",
                    thresholds == null ? "required" : "out-of-range",
                    "1 to " + MOST_THRESHOLDS + " thresholds, e.g. [{\"kind\":\"actual\",\"percent\":80}]."));
            return List.of();
        }
        List<BigDecimal> percents = new ArrayList<>();
        for (int i = 0; i < thresholds.size(); i++) {
            percents.add(percent("/thresholds/" + i, thresholds.get(i), violations));
        }
        List<BigDecimal> sorted = percents.stream().distinct().sorted().toList();
        if (sorted.size() < percents.size() && violations.isEmpty()) {
            violations.add(new Violation("/thresholds", "duplicate", "Each percentage once."));
        }
        return sorted;
    }

    private static BigDecimal percent(String pointer, @Nullable Threshold threshold, List<Violation> violations) {
        String kind = threshold == null ? null : threshold.kind();
        BigDecimal percent = threshold == null ? null : threshold.percent();
        if (kind != null && !kind.equals(Threshold.ACTUAL)) {
            violations.add(new Violation(pointer + "/kind", "unknown-value", "kind is actual."));
        }
        if (percent == null
                || percent.signum() <= 0
                || percent.compareTo(LARGEST_PERCENT) > 0
                || percent.stripTrailingZeros().scale() > 3) {
            violations.add(new Violation(
                    pointer + "/percent",
                    percent == null ? "required" : "out-of-range",
                    "A number above 0 and at most 100000 with at most 3 decimal places."));
            return BigDecimal.ONE;
        }
        return Money.plain(percent);
    }
}
