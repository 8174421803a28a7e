package io.bongsu.platform.messaging;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTransientException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Is this failure the database's absence (or a lost race in it), so that trying again can only help? */
final class Outage {

    private Outage() {}

    static boolean caused(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof R2dbcTransientException
                    || cause instanceof ClosedChannelException
                    || cause instanceof SocketException
                    || cause.getClass().getName().startsWith("io.netty.channel") // its native I/O errors
                    || (cause instanceof R2dbcException r2dbc && tellsOutage(r2dbc))) {
                return true;
            }
        }
        return false;
    }

    /** SQLSTATE classes 08 connection, 53 resources, 57P shutdown, 40 rollback by deadlock or serialisation. */
    private static boolean tellsOutage(R2dbcException error) {
        String state = error.getSqlState();
        return error.getClass().getSimpleName().contains("Resource")
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || state.startsWith("40")));
    }
}
