package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The database gave no answer: it is gone, or every connection to it stays busy. Said where it happens, by what stands between
 * a service and the driver; so no fault of a service is ever taken for one of the database.
 */
final class DatabaseGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the driver says in exceptions without a type of their own. */
    private static final List<String> SAYINGS =
            List.of("Connection ", "Pending requests", "Pool closed", "SSL handshake", "Timeout");

    private DatabaseGone(Throwable cause) {
        super(cause.toString(), cause, false, false);
    }

    /** Said without asking: the last ones who asked had no answer. */
    static DatabaseGone known() {
        return new DatabaseGone(new TimeoutException("The server did not answer a moment ago"));
    }

    /** Marks what the driver answers where it has no answer of the server. */
    static <T> Future<T> marked(Future<T> answer) {
        return answer.recover(
                failure -> Future.failedFuture(isNoAnswer(failure) ? new DatabaseGone(failure) : failure));
    }

    private static boolean isNoAnswer(Throwable failure) {
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof ClosedConnectionException
                || failure instanceof VertxException && says(String.valueOf(failure.getMessage()));
    }

    private static boolean says(String message) {
        return SAYINGS.stream().anyMatch(message::startsWith);
    }
}
