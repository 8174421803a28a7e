package io.bongsu.collector.promql.ast;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Aggregation operators. */
public enum Aggregation {
    SUM,
    AVG,
    MIN,
    MAX,
    COUNT,
    GROUP,
    STDDEV,
    STDVAR,
    TOPK,
    BOTTOMK,
    QUANTILE,
    COUNT_VALUES,
    LIMITK,
    LIMIT_RATIO;

    public static @Nullable Aggregation of(String text) {
        for (Aggregation aggregation : values()) {
            if (aggregation.word().equalsIgnoreCase(text)) {
                return aggregation;
            }
        }
        return null;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean hasParameter() {
        return switch (this) {
            case TOPK, BOTTOMK, QUANTILE, COUNT_VALUES, LIMITK, LIMIT_RATIO -> true;
            default -> false;
        };
    }

    /** Does it pass series on instead of making new ones? */
    public boolean selects() {
        return this == TOPK || this == BOTTOMK || this == LIMITK || this == LIMIT_RATIO;
    }

    public boolean isExperimental() {
        return this == LIMITK || this == LIMIT_RATIO;
    }
}
