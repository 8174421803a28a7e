package io.bongsu.ticket.attachment;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why a file is not taken. */
sealed class AttachmentFailure extends Failure {

    private AttachmentFailure(HttpStatus status, String type, String title, String detail, List<Violation> errors) {
        super(status, type, title, detail, errors);
    }

    static final class Disguised extends AttachmentFailure {
        Disguised(String name, String type) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "attachment-disguised",
                    "The file is not what its name says",
                    name + " holds " + type + ". Give it the name of what it is.",
                    List.of(new Violation("file", "disguised", "It holds " + type + ".")));
        }
    }

    static final class TooMany extends AttachmentFailure {
        TooMany(int most) {
            super(
                    HttpStatus.CONFLICT,
                    "too-many-attachments",
                    "There are enough files on this ticket",
                    "A ticket has at most " + most + " files; delete one, or pack several into one.",
                    List.of());
        }
    }
}
