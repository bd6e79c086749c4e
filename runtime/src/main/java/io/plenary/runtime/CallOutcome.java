package io.plenary.runtime;

import io.plenary.contracts.Refusal;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceException;
import java.util.concurrent.CancellationException;

/** What became of an attempt to call a service. */
enum CallOutcome {
    ANSWERED,
    /** The service said no, which is an answer. */
    REFUSED,
    /** Something went wrong where it was answered. */
    FAILED,
    /** What was sent one way or the other cannot be read. */
    GARBLED,
    /** No answer came in time. */
    TIMEOUT,
    /** Nobody is there, or the connection broke. */
    UNREACHABLE,
    /** It was not even tried: the address is left alone at the moment. */
    OPEN,
    /** It was not even tried: too many wait for the address, which does not answer. */
    FULL;

    /** @param failure null where there is none */
    static CallOutcome of(Throwable failure) {
        if (failure == null) {
            return ANSWERED;
        }
        if (failure instanceof ServiceException) {
            return Refusal.of(failure).isPresent() ? REFUSED : FAILED;
        }
        if (failure instanceof ReplyException reply) {
            return of(reply.failureType());
        }
        // While the bus is closing nobody hears the answer, so it is as good as none; nor would another attempt be
        // heard.
        return failure instanceof CancellationException ? FAILED : GARBLED;
    }

    private static CallOutcome of(ReplyFailure failure) {
        return switch (failure) {
            case TIMEOUT -> TIMEOUT;
            case RECIPIENT_FAILURE -> FAILED;
            case NO_HANDLERS, ERROR -> UNREACHABLE;
        };
    }

    /** Nobody took the call or the answer got lost: it is not known whether it was carried out. */
    boolean isLost() {
        return this == TIMEOUT || this == UNREACHABLE;
    }
}
