package io.bongsu.gateway.routing;

import io.bongsu.platform.problem.Failure;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A service behind us did not do its part. */
abstract sealed class RoutingFailure extends Failure {

    private RoutingFailure(HttpStatus status, String type, String title, String detail) {
        super(status, type, title, detail);
    }

    /** Refused, broke off, or known to be down. */
    static final class ServiceDown extends RoutingFailure {
        ServiceDown(String service) {
            super(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-down",
                    "A part of the suite does not answer",
                    service + " does not answer; the others go on. Try again in a moment.");
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Retry-After", "2");
        }
    }

    /** The request arrived; whether it was carried out is not known. */
    static final class TooSlow extends RoutingFailure {
        TooSlow(String service) {
            super(
                    HttpStatus.GATEWAY_TIMEOUT,
                    "service-too-slow",
                    "A part of the suite took too long",
                    service
                            + " has not answered in time. A change may have happened all the same: look before you repeat"
                            + " it, or repeat it with the same Idempotency-Key.");
        }
    }
}
