package io.bongsu.ticket.customfield;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a field cannot be kept. */
abstract sealed class CustomFieldFailure extends Failure {

    private CustomFieldFailure(String type, String title, String detail, Violation error) {
        super(HttpStatus.CONFLICT, type, title, detail, List.of(error));
    }

    static final class KeyTaken extends CustomFieldFailure {
        KeyTaken(String key) {
            super(
                    "custom-field-key-taken",
                    "There is such a field",
                    "Tickets have or had a field " + key
                            + "; one that was removed comes back under the same kind only.",
                    new Violation("/key", "taken", key));
        }
    }

    static final class TooMany extends CustomFieldFailure {
        TooMany(int most) {
            super(
                    "too-many-custom-fields",
                    "There are too many fields",
                    "At most " + most + " for a kind of ticket.",
                    new Violation("/types", "too-many"));
        }
    }
}
