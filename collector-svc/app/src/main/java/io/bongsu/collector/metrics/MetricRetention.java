package io.bongsu.collector.metrics;

import io.bongsu.collector.commit.DayRepository;
import io.bongsu.collector.commit.Retained;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whole days of samples, and series that have none left. */
@Component
class MetricRetention implements Retained {
    private final DayRepository days;
    private final SeriesRepository series;
    private final MetricsProperties properties;

    MetricRetention(DayRepository days, SeriesRepository series, MetricsProperties properties) {
        this.days = days;
        this.series = series;
        this.properties = properties;
    }

    @Override
    public Mono<Void> dropOld(Instant now) {
        LocalDate oldest = LocalDate.ofInstant(now.minus(properties.retention()), ZoneOffset.UTC);
        return days.dropBefore("sample", (int) oldest.toEpochDay())
                .then(series.forgetBefore(oldest))
                .then();
    }
}
