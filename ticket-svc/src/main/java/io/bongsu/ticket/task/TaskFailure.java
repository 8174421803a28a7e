package io.bongsu.ticket.task;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a task, or its ticket, cannot go on. */
abstract sealed class TaskFailure extends Failure {

    private TaskFailure(String type, String title, String detail, Violation error) {
        super(HttpStatus.CONFLICT, type, title, detail, List.of(error));
    }

    static final class Blocked extends TaskFailure {
        Blocked(String title) {
            super(
                    "task-blocked",
                    "Another task comes before",
                    "First: " + title,
                    new Violation("/done", "blocked", title));
        }
    }

    static final class Cyclic extends TaskFailure {
        Cyclic() {
            super(
                    "task-cyclic",
                    "The tasks would wait for each other",
                    "A task cannot wait for one that waits for it.",
                    new Violation("/dependsOn", "cyclic"));
        }
    }

    static final class TooMany extends TaskFailure {
        TooMany(int most) {
            super(
                    "too-many-tasks",
                    "The ticket has too many tasks",
                    "At most " + most + "; split the work into tickets.",
                    new Violation("", "too-many"));
        }
    }

    static final class StillOpen extends TaskFailure {
        StillOpen(String to, int open) {
            super(
                    "ticket-open-tasks",
                    "The ticket has open tasks",
                    "Finish or remove " + open + " open tasks before it becomes " + to + ".",
                    new Violation("/to", "open-tasks", Integer.toString(open)));
        }
    }
}
