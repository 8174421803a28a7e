package io.bongsu.collector.commit;

import io.bongsu.platform.problem.Failure;
import io.bongsu.platform.problem.Failures;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Is the database away, or did we write nonsense? The first is the sender's to try again, the second is a defect. */
public final class StoreTrouble {

    private StoreTrouble() {}

    public static boolean isTemporary(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof TimeoutException
                    || cause instanceof IOException
                    || (cause instanceof R2dbcException r2dbc && isTemporary(r2dbc))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTemporary(R2dbcException error) {
        String state = error.getSqlState();
        return state == null
                || state.startsWith("08") // connection
                || state.startsWith("25P") // we paused for too long
                || state.startsWith("40") // serialisation, deadlock
                || state.startsWith("53") // resources
                || state.startsWith("57"); // shutdown, cancelled
    }

    /** What a sender is told: come back, or nothing it could change. */
    public static Throwable told(Throwable error) {
        return !(error instanceof Failure) && isTemporary(error) ? unavailable() : error;
    }

    public static Failure unavailable() {
        return Failures.unavailable(
                "The store does not answer. Nothing was taken; send it again.", Duration.ofSeconds(1));
    }
}
