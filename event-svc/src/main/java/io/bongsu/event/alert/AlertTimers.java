package io.bongsu.event.alert;

import io.bongsu.event.timer.Every;
import io.bongsu.platform.tenancy.Tenant;
import io.bongsu.platform.tenancy.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alerts that end by themselves. */
@Configuration(proxyBeanMethods = false)
class AlertTimers {

    @Bean
    Every alertExpiry(Alerts alerts, AlertRepository repository, TenantTransaction transaction, Clock clock) {
        return new Every(
                "expiry of alerts",
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                () -> repository
                        .expired(clock.instant())
                        .concatMap(due -> transaction.run(
                                new Tenant(due.tenantId()), alerts.end(due.alertId(), "its time is over")))
                        .then());
    }
}
