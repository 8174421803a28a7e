package io.bongsu.ticket.condition;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** A condition that cannot be kept; {@code errors} say where and why. */
public final class ConditionFailure extends Failure {
    ConditionFailure(String pointer, List<Fault> faults) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-condition",
                "The condition cannot be kept",
                faults.getFirst().told(),
                faults.stream()
                        .map(fault -> new Violation(pointer, fault.code(), fault.told()))
                        .toList());
    }
}
