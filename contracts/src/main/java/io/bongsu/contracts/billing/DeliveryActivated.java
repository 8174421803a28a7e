package io.bongsu.contracts.billing;

import io.bongsu.contracts.Fact;
import java.time.Instant;
import java.util.UUID;

/** A delivery of cost data is what readers see from now on: the clock of budgets. */
@Fact("io.bongsu.billing.delivery.activated.v1")
public record DeliveryActivated(UUID deliveryId, String name, long rowCount, Instant activatedAt) {}
