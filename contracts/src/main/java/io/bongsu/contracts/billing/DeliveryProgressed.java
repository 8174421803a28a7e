package io.bongsu.contracts.billing;

import io.bongsu.contracts.Fact;
import java.util.UUID;

/** How far an import is; {@code state} is running, active or rejected. */
@Fact("io.bongsu.billing.delivery.progressed.v1")
public record DeliveryProgressed(
        UUID deliveryId,
        String name,
        String state,
        long rowsRead,
        long rowsRejected,
        long bytesRead,
        long bytesTotal) {}
