package io.bongsu.billing.delivery;

import io.bongsu.billing.focus.RowError;
import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a file was not taken in. */
abstract sealed class DeliveryFailure extends Failure {

    private DeliveryFailure(HttpStatus status, String type, String title, String detail, List<Violation> errors) {
        super(status, type, title, detail, errors);
    }

    /** Its very beginning shows that it is no FOCUS file; nothing was stored. */
    static final class Unreadable extends DeliveryFailure {
        Unreadable(List<RowError> errors) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "delivery-unreadable",
                    "This is not a readable FOCUS CSV file",
                    errors.getFirst().reason(),
                    errors.stream().map(Unreadable::violation).toList());
        }

        private static Violation violation(RowError error) {
            String place = error.line() == 0 ? "file" : "line " + error.line();
            String column = error.column() == null ? "" : ", column " + error.column();
            return new Violation(place + column, error.code(), error.reason());
        }
    }

    /** Bytes stopped coming. */
    static final class Stalled extends DeliveryFailure {
        Stalled(Duration pause) {
            super(
                    HttpStatus.REQUEST_TIMEOUT,
                    "delivery-stalled",
                    "The upload stopped",
                    "No data came for " + pause.toSeconds() + " seconds; send the file again.",
                    List.of());
        }
    }
}
